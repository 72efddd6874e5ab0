"""A workbook with a sheet for each class: the lists of all of them, one below the other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.schools.roster import names
from app.schools.roster.columns import Field, Header
from app.schools.roster.headings import best_header
from app.schools.roster.listing import note_on_file
from app.schools.roster.problems import Problem
from app.schools.roster.tables import Record

APART = 10_000
"""Rows of the second sheet are counted from 10,001, of the third from 20,001."""
_GONE = re.compile(r"leaver|leaving|\bleft\b|archiv|\bold\b|previous|last year", re.IGNORECASE)
_WHO: tuple[Field, ...] = ("forename", "surname", "full_name", "born_on")
_MANY = 0.5
"""So many of a sheet's children on the sheets before: then it is another view of the same."""


@dataclass(frozen=True)
class Sheet:
    """A sheet with a list on it."""

    title: str
    records: Sequence[Record]


def put_together(
    first: Sheet, others: Sequence[Sheet]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """The rows of all sheets in the columns of the first, and a note for each of the others.

    A sheet of the same children, such as one of everybody beside those of each class, is passed
    over.
    """
    records, notes = [*first.records], []
    header = best_header(first.records)
    if header is None:
        return tuple(records), ()
    known = set(_children(first.records, header))
    for number, sheet in enumerate(others, start=1):
        own = best_header(sheet.records)
        children = set(_children(sheet.records, own)) if own else set()
        if own is None or not children:
            continue
        if _GONE.search(sheet.title):
            advice = f"The sheet “{sheet.title}” was passed over, since its name says who left."
            notes.append(note_on_file("sheet_of_leavers", advice))
            continue
        if len(children & known) > _MANY * len(children):
            advice = f"The sheet “{sheet.title}” holds the same children again. It was passed over."
            notes.append(note_on_file("same_sheet", advice))
            continue
        known |= children
        records += _moved(sheet.records, own, header, APART * number)
        advice = (
            f"The sheet “{sheet.title}” was read, too. Its row 2 is counted as row "
            f"{APART * number + 2}, and so on."
        )
        notes.append(note_on_file("sheet_read", advice))
    return tuple(records), tuple(notes)


def _moved(records: Sequence[Record], own: Header, header: Header, offset: int) -> Iterator[Record]:
    """What stands below the sheet's own headings, in the columns of the first sheet."""
    places = {column.field: column.position for column in header.read}
    wide = 1 + max(places.values())
    for record in records:
        if record.row <= own.record.row:
            continue
        cells = [""] * wide
        for field, position in places.items():
            cells[position] = own.cell(record, field)
        beyond = record.cells[own.width :]  # a cell too many stops the row, as on any sheet
        slipped = [*[""] * (header.width - wide), *beyond] if any(map(str.strip, beyond)) else []
        yield Record(record.row + offset, (*cells, *slipped))


def _children(records: Sequence[Record], header: Header) -> Iterator[tuple[str, ...]]:
    for record in records:
        if record.row > header.record.row and not record.is_blank:
            yield tuple(names.compared(header.cell(record, field)) for field in _WHO)
