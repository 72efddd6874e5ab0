"""Lists whose birth dates have the month first, as some programs write them: "12/25/2014".

Read day first, half of them would be refused and the other half would be wrong, unseen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.schools.roster import names
from app.schools.roster.columns import Header
from app.schools.roster.dates import two_numbers
from app.schools.roster.problems import Problem, rows_in_words
from app.schools.roster.tables import Record

ENOUGH = 3
"""Dates that can only have the month first, and none that can only have the day first: so many
are no slip."""
MONTHS = 12


@dataclass(frozen=True)
class DayFirst:
    """The rows with the day first in their birth dates, and what to say of the file."""

    records: tuple[Record, ...]
    notes: tuple[Problem, ...]


def day_first(records: Sequence[Record], header: Header) -> DayFirst:
    """The rows as they are; or, when their dates plainly have the month first, turned round."""
    at = next((column.position for column in header.read if column.field == "born_on"), None)
    if at is None:
        return DayFirst(tuple(records), ())
    found = {each.row: two_numbers(names.tidy(each.cell(at))) for each in records}
    pairs = {row: pair for row, pair in found.items() if pair}
    day_only = [row for row, (first, _second, _year) in pairs.items() if first > MONTHS]
    month_only = [row for row, (first, second, _) in pairs.items() if first <= MONTHS < second]
    heading = header.heading("born_on")
    if day_only or not month_only or len(pairs) == len(month_only) < ENOUGH:
        return DayFirst(tuple(records), ())
    if len(month_only) < ENOUGH:
        return DayFirst(tuple(records), (_may_be(month_only, heading),))
    turned = (_turned(each, at) if each.row in pairs else each for each in records)
    return DayFirst(tuple(turned), (_is(records, month_only, at, heading),))


def _turned(record: Record, at: int) -> Record:
    first, second, year = two_numbers(names.tidy(record.cell(at))) or (0, 0, 0)
    cells = [*record.cells]
    cells[at] = f"{second:02}/{first:02}/{year}"
    return Record(record.row, tuple(cells))


def _is(records: Sequence[Record], rows: list[int], at: int, heading: str | None) -> Problem:
    sure = next(each.cell(at).strip() for each in records if each.row == rows[0])
    return Problem(
        None, heading, "month_first",
        f"The birth dates in this file have the month first: {sure} in row {rows[0]} can be "
        "nothing else. All of them were read so. Look through them before you import.",
        "note",
    )  # fmt: skip


def _may_be(rows: list[int], heading: str | None) -> Problem:
    return Problem(
        None, heading, "month_first_perhaps",
        f"The birth date in {rows_in_words(rows)} has the month first. The others were read day "
        "first: look through them, for they may have the month first, too.",
        "note",
    )  # fmt: skip
