"""From text to numbered records: which separator the file uses, and its rows."""

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from app.schools.roster.problems import UnreadableRoster

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST_CELL = 131_072
"""Characters. The csv module has the same limit, but any library may lift it for all."""
MOST_PUPILS = 5_000
"""The most rows with something in them that one file may hold below a row of headings."""
MOST_CELLS = 500
"""The most cells in a row; empty ones at its end do not count."""
MOST_BLANK = 5_000
"""The most empty rows between two that hold something."""


@dataclass(frozen=True)
class Record:
    """One row of the file. `row` counts as a spreadsheet does, from 1."""

    row: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """True when no cell holds anything that can be seen."""
        return not any(cell.strip() for cell in self.cells)

    def cell(self, position: int) -> str:
        """The text at a position from 0; empty when the row is shorter than that."""
        return self.cells[position] if position < len(self.cells) else ""


def named_separator(text: str) -> tuple[str | None, str]:
    """Excel's own first line `sep=;`, taken off, and the separator it names.

    Excel does not count that line as a row, so neither do we.
    """
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"').lower()
    if line.startswith("sep=") and line[4:] in (",", ";"):
        return line[4:], rest
    return ("\t", rest) if first.strip("\r").lower() == "sep=\t" else (None, text)


def first_records(text: str, separator: str, how_many: int) -> list[Record]:
    """The first rows of the text, as far as it can be cut by this separator."""
    found: list[Record] = []
    with contextlib.suppress(csv.Error):
        found.extend(islice(_records(text, separator), how_many))
    return found


def records_of(text: str, separator: str) -> list[Record]:
    """Every row of the text, blank ones included, except those at the very end.

    Raises UnreadableRoster when there are too many, or a row or cell is too long.
    """
    try:
        return counted(_records(text, separator))
    except csv.Error as problem:
        raise UnreadableRoster(
            'A cell in this file never ends: look for a quotation mark (") that is not '
            "closed, or export the list again."
        ) from problem


def counted(records: Iterable[Record]) -> list[Record]:
    """The rows up to the last that holds anything. Raises UnreadableRoster for too many.

    Blank rows are kept only when something stands below them: spreadsheets end in thousands.
    """
    kept: list[Record] = []
    filled, blank_since = 0, 0
    for record in records:
        if record.is_blank:
            blank_since = blank_since or record.row
            continue
        if blank_since:
            _refuse_long_gap(blank_since, record.row)
            kept += [Record(row, ()) for row in range(blank_since, record.row)]
            blank_since = 0
        if len(record.cells) > MOST_CELLS:
            raise UnreadableRoster(
                f"Row {record.row} has more than {MOST_CELLS} cells. Export names, year and "
                "class only."
            )
        kept.append(record)
        filled += 1
        if filled > MOST_PUPILS + 1:
            raise UnreadableRoster(
                f"The file has more than {MOST_PUPILS:,} rows. Export one school's "
                "pupils only, one row a child."
            )
    return kept


def _refuse_long_gap(first: int, beyond: int) -> None:
    if beyond - first > MOST_BLANK:
        raise UnreadableRoster(
            f"Rows {first} to {beyond - 1} are empty, and more stands below them. Delete the "
            "empty rows."
        )


def ran_together(record: Record, separator: str) -> bool:
    """True when a cell has swallowed rows below it, after a quotation mark left open."""
    return any(
        line.count(separator) >= 2
        for cell in record.cells
        if "\n" in cell or "\r" in cell
        for line in cell.splitlines()[1:]
    )


def _records(text: str, separator: str) -> Iterator[Record]:
    lines = io.StringIO(text, newline="")
    for row, cells in enumerate(csv.reader(lines, delimiter=separator), start=1):
        while cells and not cells[-1]:
            cells.pop()
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise csv.Error("a cell that is longer than any")
        yield Record(row, tuple(cells))
