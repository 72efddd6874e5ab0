"""The rows of a roster file as the office looks at them: who, what would happen, what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.schools.roster.columns import LABELS
from app.schools.roster.lines import Action, Line, RosterChange
from app.schools.roster.pupils import RosterPupil, TypedPupil

NEED_YOU, ALL = "need-you", "all"
TABS: Mapping[str, tuple[str, Callable[[Line], bool]]] = {
    NEED_YOU: ("Need you", lambda line: bool(line.problems)),
    ALL: ("All rows", lambda _line: True),
    "added": ("New", lambda line: line.action == "added"),
    "back": ("Back again", lambda line: line.action == "back"),
    "changed": ("Changed", lambda line: line.action == "changed"),
    "moved": ("Moved", lambda line: line.action == "moved"),
    "left": ("Left", lambda line: line.action == "left"),
    "unchanged": ("Unchanged", lambda line: line.action == "unchanged"),
}
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
    changes: tuple[tuple[str, str, str], ...]


def tab_items(
    change: RosterChange, wanted: str
) -> tuple[list[tuple[str, str, bool]], Sequence[Line], str]:
    """The tabs that hold something (words, key, current), the lines of one, and its key."""
    held = {key: [line for line in change.lines if belongs(line)] for key, belongs in _tests()}
    offered = [key for key in TABS if held[key] or key == ALL]
    shown = wanted if wanted in offered else offered[0]
    items = [(f"{TABS[key][0]} ({len(held[key])})", key, key == shown) for key in offered]
    return items, held[shown], shown


def row_of(line: Line) -> Row:
    """A line in the words of the office."""
    state, kind = STATES[line.action]
    stops = line.action == "refused"
    if line.problems and not stops:
        state, kind = f"{state}: check", "wait"
    told = line.typed or line.after or line.before
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
        changes=_changes(line),
    )


def _tests() -> list[tuple[str, Callable[[Line], bool]]]:
    return [(key, belongs) for key, (_words, belongs) in TABS.items()]


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
