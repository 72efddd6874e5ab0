"""Excel workbooks (.xlsx): the sheet with the list, its cells as somebody sees them."""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from app.schools.roster import tables
from app.schools.roster.cells import NEVER_WORKED_OUT
from app.schools.roster.columns import LOOK_IN_FIRST, missing_from
from app.schools.roster.formats.archives import members_of, packed_again
from app.schools.roster.formats.sheet_marks import MOST_FILLED, SheetMarks, marks_of
from app.schools.roster.formats.sheets_together import Sheet, put_together
from app.schools.roster.formats.xml_parts import refuse_document_types
from app.schools.roster.headings import best_header
from app.schools.roster.listing import Listing, note_on_file
from app.schools.roster.problems import Problem, UnreadableRoster, rows_in_words
from app.schools.roster.tables import Record

_DAMAGED = (
    "This workbook cannot be opened. Open it in your spreadsheet program, save it as “Excel "
    "workbook”, and send that file."
)
_EMPTY = "The workbook is empty. Export the list again and choose that one."


@dataclass(frozen=True)
class _Sheet:
    """A worksheet, and how its first rows look: known headings, whether those that are needed,
    and how many rows hold something.
    """

    sheet: Any
    hidden: bool
    whole: bool
    known: int
    filled: int

    @property
    def fit(self) -> tuple[bool, bool, bool, int, int]:
        """How well it fits: a list that is to be seen, a list, a sheet that is to be seen. Of
        several lists none fits better, so that they are read in their order.
        """
        seen = not self.hidden and self.filled > 0
        near = (0, 0) if self.whole else (self.known, self.filled)
        return self.whole and seen, self.whole, seen, *near

    @property
    def title(self) -> str:
        return str(self.sheet.title)


def listing_of_workbook(data: bytes) -> Listing:
    """The rows of the sheet that holds the list, or of all that hold one. Raises UnreadableRoster.

    Hidden sheets count only if no other holds a list. Formulas give the value that was worked out
    when the workbook was saved. A cell merged downwards counts for each of its rows.
    """
    members = members_of(data, _part)
    for part in members.values():
        refuse_document_types(part)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and pictures, which nobody needs here
            return _listing(members)
    except UnreadableRoster:
        raise
    except Exception as damaged:  # the library raises what it likes for damaged files
        raise UnreadableRoster(_DAMAGED) from damaged


def _part(name: str) -> str | None:
    """The XML of a workbook, by its place in the ZIP; pictures and macros are passed over."""
    return name.lstrip("/") if name.lower().endswith((".xml", ".rels")) else None


def _listing(members: Mapping[str, bytes]) -> Listing:
    parts = packed_again(members)  # a workbook names its parts as it likes: of no other is any read
    book = load_workbook(parts, read_only=True, data_only=True, keep_links=False)
    sheets = [_judged(sheet) for sheet in book.worksheets]
    best = max(sheets, key=lambda each: each.fit, default=None)
    if best is None or not best.filled:
        raise UnreadableRoster(_EMPTY)
    others = [each for each in sheets if each is not best and each.whole and not each.hidden]
    marks = [_marks_of(each, members) for each in (best, *others)]
    lists = [_list_on(each, seen) for each, seen in zip((best, *others), marks, strict=True)]
    records, notes = put_together(lists[0], lists[1:])
    return Listing(
        format_name=f"Excel workbook, sheet “{best.title}”"[:40],
        records=records,
        day_nought=book.epoch.date(),
        notes=(*_notes(best), *_hidden_rows(lists, marks), *notes),
    )


def _marks_of(each: _Sheet, members: Mapping[str, bytes]) -> SheetMarks:
    path = str(each.sheet._worksheet_path).lstrip("/")  # nothing public leads from sheet to XML
    return marks_of(members.get(path, b""))


def _list_on(each: _Sheet, marks: SheetMarks) -> Sheet:
    records = _filled_down(tables.counted(_records(each.sheet, marks)), marks)
    return Sheet(each.title, tuple(records))


def _judged(sheet: Any) -> _Sheet:
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    first = [Record(row, _texts(cells)) for row, cells in _rows(sheet, LOOK_IN_FIRST * 4)]
    first = [record for record in first if not record.is_blank]
    header = best_header(first)
    return _Sheet(
        sheet,
        hidden=sheet.sheet_state != "visible",
        whole=header is not None and not missing_from(header),
        known=len(header.read) if header else 0,
        filled=len(first),
    )


def _notes(best: _Sheet) -> Iterator[Problem]:
    if best.hidden:
        advice = f"The list was found on “{best.title}”, a hidden sheet. Make sure that it is the "
        yield note_on_file("hidden_sheet", f"{advice}one you mean.")


def _hidden_rows(lists: Sequence[Sheet], marks: Sequence[SheetMarks]) -> Iterator[Problem]:
    for each, seen in zip(lists, marks, strict=True):
        hidden = set(seen.hidden)
        rows = [one.row for one in each.records if one.row in hidden and not one.is_blank]
        if rows:
            yield note_on_file(
                "hidden_rows",
                f"In the sheet “{each.title}”, {rows_in_words(rows)} cannot be seen (a filter may "
                "hide rows). What stands there was read like the rest: delete it if it is not "
                "meant.",
            )


def _rows(sheet: Any, how_many: int | None = None) -> Iterator[tuple[int, tuple[Any, ...]]]:
    return enumerate(islice(sheet.iter_rows(values_only=True), how_many), start=1)


def _records(sheet: Any, marks: SheetMarks) -> Iterator[Record]:
    for row, values in _rows(sheet):
        texts = _texts(values)
        for column in marks.never_worked_out.get(row, ()):
            texts = (*texts, *[""] * (column + 1 - len(texts)))
            texts = (*texts[:column], NEVER_WORKED_OUT, *texts[column + 1 :])
        yield Record(row, texts)


def _texts(values: Sequence[Any]) -> tuple[str, ...]:
    texts = [_text(value) for value in values]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(value: Any) -> str:
    """A cell as text: days as ISO, whole numbers without a point."""
    match value:
        case None:
            return ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
    return str(value)


def _filled_down(records: list[Record], marks: SheetMarks) -> Iterator[Record]:
    """The rows, with what stands in a cell merged downwards in each of its rows."""
    inside: dict[tuple[int, int], str] = {}
    by_row = {record.row: record for record in records}
    for column, top, bottom in marks.merged_down:
        above = by_row.get(top)
        text = above.cell(column) if above else ""
        if text and len(inside) < MOST_FILLED:
            last = min(bottom, records[-1].row, top + MOST_FILLED)
            inside |= {(row, column): text for row in range(top + 1, last + 1)}
    columns_filled = sorted({column for _row, column in inside})
    for record in records:
        cells = list(record.cells)
        for column in columns_filled:
            text = inside.get((record.row, column), "")
            if text and not record.is_blank and not record.cell(column):
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
        yield Record(record.row, tuple(cells))
