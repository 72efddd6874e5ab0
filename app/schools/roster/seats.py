"""Which children of a file find room in their class, when a class holds only so many.

Whoever is in the class already keeps the seat; then the file's order decides. So the same file
again leaves out the same rows.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.schools.avatars import AVATARS
from app.schools.roster.matching import Match
from app.schools.roster.names import class_key
from app.schools.roster.problems import Problem
from app.schools.roster.pupils import CurrentPupil, RefusedRow
from app.schools.roster.repeats import refused_with

SEATS = len(AVATARS)
"""The most children in a class: each has an animal of its own."""


@dataclass(frozen=True)
class Seating:
    """Matches with a seat; the rows without one, each with the pupil it is about, if we have them;
    and a note for each class that is full."""

    seated: tuple[Match, ...]
    without: tuple[tuple[RefusedRow, CurrentPupil | None], ...]
    notes: tuple[Problem, ...]


def seating_of(
    matches: Sequence[Match],
    current: Sequence[CurrentPupil],
    leaving: Collection[str],
    school_year: int,
) -> Seating:
    """A seat for each match, as far as there are some. `leaving`: ids of pupils whose seats are
    free afterwards. Who finds none stays in the class they are in now, if any.
    """
    sitting = {
        each.id: class_key(each.pupil.class_name)
        for each in current
        if each.class_year == school_year and each.id not in leaving
    }
    seated, without = list(matches), []
    while turned_away := _turned_away(seated, sitting):
        rows = {match.row.row for match in turned_away}
        seated = [match for match in seated if match.row.row not in rows]
        without += turned_away
    without.sort(key=lambda match: match.row.row)
    return Seating(
        tuple(seated),
        tuple((refused_with(match.row, _full(match)), match.pupil) for match in without),
        tuple(_notes(without)),
    )


def _turned_away(matches: Sequence[Match], sitting: dict[str, str]) -> list[Match]:
    """Those for whom no seat is left, when everybody else has moved as the file says."""
    arriving = [match for match in matches if not _stays(match, sitting)]
    moving = {match.pupil.id for match in arriving if match.pupil}
    taken = Counter(room for pupil_id, room in sitting.items() if pupil_id not in moving)
    turned_away = []
    for match in arriving:
        room = _room(match)
        if taken[room] < SEATS:
            taken[room] += 1
        else:
            turned_away.append(match)
    return turned_away


def _stays(match: Match, sitting: dict[str, str]) -> bool:
    return match.pupil is not None and sitting.get(match.pupil.id) == _room(match)


def _room(match: Match) -> str:
    return class_key(match.row.pupil.class_name)


def _full(match: Match) -> Problem:
    return Problem(
        match.row.row, None, "class_full",
        f"{match.row.pupil.class_name} is full: a class holds {SEATS} children at most. Split it "
        "in two, or put this child into another class.",
        "stop",
    )  # fmt: skip


def _notes(without: Sequence[Match]) -> Iterator[Problem]:
    names = {_room(match): match.row.pupil.class_name for match in without}
    for room, rows in Counter(map(_room, without)).items():
        left_out = "1 row is left out" if rows == 1 else f"{rows} rows are left out"
        yield Problem(
            None, None, "class_too_big",
            f"{names[room]} would have {SEATS + rows} children, and a class holds {SEATS} at most. "
            f"Who is in it already stays, then the first in the file go in; {left_out} until the "
            "class is split in two.",
            "note",
        )  # fmt: skip
