"""One row of a class list in the words of the office: who, what would happen, what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.schools.roster.columns import LABELS
from app.schools.roster.lines import Action, Line
from app.schools.roster.pupils import RosterPupil, TypedPupil
from app.web.school.mend_form import Offer, may_be_changed, offers_for

STATES: Mapping[Action, tuple[str, str]] = {
    "added": ("New", "done"),
    "back": ("Back again", "done"),
    "changed": ("Changed", "info"),
    "moved": ("Moved", "info"),
    "left": ("Left", "wait"),
    "unchanged": ("As before", ""),
    "refused": ("Mend", "stop"),
}
NOTHING = "nothing"
LONGEST = 60
"""Characters of a cell that are shown; a long double-barrelled name fits."""


@dataclass(frozen=True)
class Row:
    """One line of the table. `ground` tints it; `changes` are (what, before, after)."""

    number: int | None
    child: str
    upn: str
    room: str
    born: str
    state: str
    kind: str
    ground: str
    advice: tuple[str, ...]
    offers: tuple[Offer, ...]
    may_be_changed: bool
    changes: tuple[tuple[str, str, str], ...]


def row_of(line: Line) -> Row:
    """A line in the words of the office."""
    state, kind = STATES[line.action]
    stops = line.action == "refused"
    if line.problems and not stops:
        state, kind = f"{state}: check", "wait"
    told = told_by(line)
    return Row(
        number=line.row,
        child=_name(told) if told else "",
        upn=_shortened(told.upn or "") if told else "",
        room=_room(told) if told else "",
        born=_shortened(_written(told.born_on)) if told else "",
        state=state,
        kind=kind,
        ground="bad" if stops else "worry" if line.problems else "",
        advice=tuple(problem.advice for problem in line.problems),
        offers=offers_for(line),
        may_be_changed=may_be_changed(line),
        changes=_changes(line),
    )


def told_by(line: Line) -> RosterPupil | TypedPupil | None:
    """Whom a line is about, as far as it says."""
    return line.typed or line.after or line.before


def _name(told: RosterPupil | TypedPupil) -> str:
    called = told.preferred_forename
    known_as = f" ({called})" if called and called != told.forename else ""
    return _shortened(f"{told.forename}{known_as} {told.surname}".strip())


def _room(told: RosterPupil | TypedPupil) -> str:
    year = f"Year {told.nc_year}" if told.nc_year.isdecimal() else told.nc_year
    year = "Reception" if told.nc_year == "R" else year
    return _shortened(", ".join(part for part in (told.class_name, year) if part))


def _shortened(text: str) -> str:
    """A cell may hold anything; a table shows its beginning."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _changes(line: Line) -> tuple[tuple[str, str, str], ...]:
    before, after = line.before, line.after
    if before is None or after is None:
        return ()
    return tuple(
        (label, _written(getattr(before, field)), _written(getattr(after, field)))
        for field, label in LABELS.items()
        if field in line.changed_fields
    )


def _written(value: str | date | None) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return value or NOTHING
