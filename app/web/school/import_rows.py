"""The rows of a roster file as the office looks at them: who, what would happen, what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.schools.roster import names
from app.schools.roster.columns import LABELS
from app.schools.roster.lines import Action, Line, RosterChange
from app.schools.roster.pupils import RosterPupil, TypedPupil
from app.web.forms import line as line_of

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
ORDERS: Mapping[str, tuple[str, Callable[[Line], tuple[Any, ...]]]] = {
    "row": ("Row", lambda line: (line.row is None, line.row)),
    "name": ("Surname", lambda line: (_told_name(line),)),
    "class": ("Class", lambda line: (_class_of(line).casefold(), _told_name(line))),
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


@dataclass(frozen=True)
class Cut:
    """What of a file is shown: a tab, one class or all, in which order, and whose name."""

    show: str = ""
    room: str = ""
    order: str = "row"
    name: str = ""


def cut_asked(given: Mapping[str, str]) -> Cut:
    """What is asked for by an address or a form; whatever makes no sense is as if not asked."""
    order = given.get("order", "row")
    return Cut(
        show=given.get("show", ""),
        room=line_of(given.get("room")),
        order=order if order in ORDERS else "row",
        name=line_of(given.get("name")),
    )


def tab_items(
    change: RosterChange, cut: Cut
) -> tuple[list[tuple[str, str, bool]], Sequence[Line], Cut]:
    """The tabs that hold something (words, key, current), the lines of one in their order, and
    the cut as it could be made.
    """
    wanted = names.compared(cut.name)
    rooms = {names.class_key(room) for room in classes_in(change)}
    room = cut.room if names.class_key(cut.room) in rooms else ""
    lines = [
        line
        for line in change.lines
        if (not room or names.class_key(_class_of(line)) == names.class_key(room))
        and wanted in names.compared(_whole_name(line))
    ]
    held = {key: [line for line in lines if belongs(line)] for key, belongs in _tests()}
    offered = [key for key in TABS if held[key] or key in (ALL, cut.show)]
    offered = [key for key in offered if any(map(TABS[key][1], change.lines)) or key == ALL]
    shown = cut.show if cut.show in offered else offered[0]
    items = [(f"{TABS[key][0]} ({len(held[key])})", key, key == shown) for key in offered]
    ordered = sorted(held[shown], key=ORDERS[cut.order][1])
    return items, ordered, replace(cut, show=shown, room=room)


def classes_in(change: RosterChange) -> list[str]:
    """The classes that rows of the file name or leave, by name; each spelled as it was first."""
    rooms: dict[str, str] = {}
    for line in change.lines:
        room = _class_of(line)
        rooms.setdefault(names.class_key(room), room)
    return sorted((room for room in rooms.values() if room), key=str.casefold)


def row_of(line: Line) -> Row:
    """A line in the words of the office."""
    state, kind = STATES[line.action]
    stops = line.action == "refused"
    if line.problems and not stops:
        state, kind = f"{state}: check", "wait"
    told = _told(line)
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


def _told(line: Line) -> RosterPupil | TypedPupil | None:
    return line.typed or line.after or line.before


def _class_of(line: Line) -> str:
    told = _told(line)
    return told.class_name if told else ""


def _whole_name(line: Line) -> str:
    told = _told(line)
    if told is None:
        return ""
    return f"{told.preferred_forename or ''} {told.forename} {told.surname}"


def _told_name(line: Line) -> str:
    told = _told(line)
    return names.compared(f"{told.surname} {told.forename}") if told else ""


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
