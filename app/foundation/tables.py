"""A table that people take away: as CSV or as an Excel workbook, with nothing in it that runs."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter

Cell = str | int | date | None

BYTE_ORDER_MARK = "\ufeff"
STARTS_A_FORMULA = frozenset("=+-@\t\r\0＝＋－＠")
"""The full-width twins too: some spreadsheets read them as the plain ones."""

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""

WIDEST_COLUMN = 60
"""In characters; longer words are wrapped."""


@dataclass(frozen=True)
class Table:
    """Headings, and rows as long as they are."""

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def without_empty_columns(self) -> "Table":
        """The same for paper, where there is no room for columns in which nobody has anything."""
        used = [n for n in range(len(self.headings)) if any(row[n] for row in self.rows)]
        return Table(
            [self.headings[n] for n in used], [[row[n] for n in used] for row in self.rows]
        )


def harmless(text: str) -> str:
    """Text that a spreadsheet takes for text: an apostrophe before what would start a formula."""
    return f"'{text}" if text[:1] in STARTS_A_FORMULA and text else text


def csv_of(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file as Excel wants it: UTF-8 with a byte order mark, CRLF, quoted by RFC 4180."""
    written = io.StringIO(newline="")
    written.write(BYTE_ORDER_MARK)
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([harmless(text) for text in row] for row in rows)
    return written.getvalue().encode()


def as_csv(table: Table) -> bytes:
    """A CSV file of the table; days as 2026-06-11 (ISO 8601)."""
    return csv_of(table.headings, ([_said(cell) for cell in row] for row in table.rows))


def as_workbook(table: Table, sheet: str) -> bytes:
    """An Excel workbook with one sheet: headings that stay, a filter, and days as days.

    Text is written as text whatever it begins with; nothing becomes a formula or a link.
    """
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "default_date_format": "d mmm yyyy"})
    made = book.add_worksheet(sheet)
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    wrapped.set_align("top")
    for column, heading in enumerate(table.headings):
        made.write_string(0, column, heading, bold)
        widest = max([len(heading), *(len(_said(row[column])) for row in table.rows)])
        made.set_column(column, column, min(widest + 2, WIDEST_COLUMN))
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                made.write_datetime(number, column, cell)
            elif isinstance(cell, int):
                made.write_number(number, column, cell)
            elif cell:
                made.write_string(number, column, cell[:LONGEST_CELL], wrapped)
    made.freeze_panes(1, 0)
    made.autofilter(0, 0, len(table.rows), len(table.headings) - 1)
    book.close()
    return written.getvalue()


def _said(cell: Cell) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)
