"""What the columns of a list may be: a first answer for the person who is asked to say it.

Known headings come first, then headings like them ("Forname", "D.O.B"), then what stands below.
"""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import fuzz, process

from app.schools import upn
from app.schools.roster import names
from app.schools.roster.columns import HEADINGS, LOOK_IN_FIRST, Field, is_sensitive, plain
from app.schools.roster.dates import DateProblem, birth_date
from app.schools.roster.headings import best_header, holds_a_child
from app.schools.roster.listing import Listing
from app.schools.roster.said import WITHOUT_HEADINGS, ColumnsSaid
from app.schools.roster.tables import Record
from app.schools.roster.years import nc_year_from

LIKE_ENOUGH = 86
"""Of 100, by which a heading is taken for a known one."""
LOOKED_THROUGH = 60
"""Rows whose cells are looked through."""
_MOST = 0.6
"""So many of the cells that hold something must look like what a column is taken for."""

_KNOWN = {plain(heading): field for field, known in HEADINGS.items() for heading in known}


def guessed(listing: Listing, school_year: int) -> ColumnsSaid:
    """What the columns seem to be, and in which row the headings seem to stand."""
    known = best_header(listing.records)
    row = known.record.row if known else _row_of_headings(listing.records)
    headings = next((each for each in listing.records if each.row == row), Record(0, ()))
    below = [each for each in listing.records if each.row > row and not each.is_blank]
    found: dict[Field, int] = {}
    if known:
        found = {column.field: column.position for column in known.read}
    _add(found, _by_likeness(headings))
    taken = {at for at in range(len(headings.cells)) if is_sensitive(headings.cell(at))}
    taken |= set(found.values())
    _add(found, _by_content(below[:LOOKED_THROUGH], school_year, taken))
    if {"forename", "surname"} <= found.keys():
        found.pop("full_name", None)
    return ColumnsSaid(row, found)


def _add(found: dict[Field, int], more: Iterable[tuple[Field, int]]) -> None:
    for field, position in more:
        if field not in found and position not in found.values():
            found[field] = position


def _row_of_headings(records: Sequence[Record]) -> int:
    """The first row with several cells, unless a child stands there: then no row holds them."""
    first = next((each for each in records[:LOOK_IN_FIRST] if len(each.cells) > 1), None)
    return WITHOUT_HEADINGS if first is None or holds_a_child(first) else first.row


def _by_likeness(headings: Record) -> Iterable[tuple[Field, int]]:
    for position, heading in enumerate(headings.cells):
        text = plain(heading)
        if len(text) > 2 and not is_sensitive(heading):
            best = process.extractOne(text, _KNOWN.keys(), scorer=fuzz.ratio)
            if best and best[1] >= LIKE_ENOUGH:
                yield _KNOWN[best[0]], position


def _by_content(
    below: Sequence[Record], school_year: int, taken: set[int]
) -> Iterable[tuple[Field, int]]:
    wide = max((len(each.cells) for each in below), default=0)
    free = [position for position in range(wide) if position not in taken]
    cells = {at: [text for each in below if (text := names.tidy(each.cell(at)))] for at in free}
    for field, looks_so in _tests(school_year).items():
        for position, texts in cells.items():
            numbered = field == "nc_year" and len(set(texts)) == len(texts)  # 1, 2, 3, ...
            if texts and not numbered and sum(map(looks_so, texts)) >= _MOST * len(texts):
                yield field, position
    yield from _names_by_content(cells)


def _names_by_content(cells: dict[int, list[str]]) -> Iterable[tuple[Field, int]]:
    """Whole names have a comma or a space each; a class is the same for many."""
    for position, texts in cells.items():
        if len(texts) > 3 and len(set(texts)) <= len(texts) / 2 and len(max(texts, key=len)) > 1:
            yield "class_name", position
        elif texts and all("," in text and names.parted(text) for text in texts):
            yield "full_name", position


def _tests(school_year: int) -> dict[Field, Callable[[str], bool]]:
    return {
        "born_on": lambda text: not isinstance(birth_date(text, school_year), DateProblem),
        "upn": lambda text: upn.upn_problem(text) is None,
        "nc_year": lambda text: nc_year_from(text) is not None,
    }
