"""The rows of a roster file as the office looks at them: who, what would happen, what to do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from app.foundation.lists import Order, as_read, holds, in_order
from app.schools.roster import names
from app.schools.roster.dates import year_month_day
from app.schools.roster.lines import Line, RosterChange
from app.web.forms import line as line_of
from app.web.long_lists import LongList
from app.web.school.import_row import STATES, told_by

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


class RowsBy(StrEnum):
    """By what the rows of a file can be put in order."""

    ROW = "row"
    NAME = "name"
    UPN = "upn"
    CLASS = "class"
    BORN = "born"
    STATE = "state"


AS_SENT = Order(RowsBy.ROW)
_KEYS: Mapping[RowsBy, Callable[[Line], Any]] = {
    RowsBy.ROW: lambda line: line.row,
    RowsBy.NAME: lambda line: _told_name(line),
    RowsBy.UPN: lambda line: _upn_of(line),
    RowsBy.CLASS: lambda line: as_read(_class_of(line)),
    RowsBy.BORN: lambda line: _born_of(line),
    RowsBy.STATE: lambda line: (list(STATES).index(line.action), not line.problems),
}


@dataclass(frozen=True)
class Cut:
    """What of a file is shown: a tab, and of it one class or all."""

    show: str = ""
    room: str = ""


def cut_asked(given: Mapping[str, str]) -> Cut:
    """What is asked for by an address or a form; whatever makes no sense is as if not asked."""
    return Cut(show=given.get("show", ""), room=line_of(given.get("room")))


def tab_items(
    change: RosterChange, cut: Cut, long_list: LongList[RowsBy]
) -> tuple[list[tuple[str, str, bool]], Sequence[Line], Cut]:
    """The tabs that hold something (words, key, current), the lines of one in their order, and
    the cut as it could be made. A search goes through all rows.
    """
    rooms = {names.class_key(room) for room in classes_in(change)}
    room = cut.room if names.class_key(cut.room) in rooms else ""
    lines = [
        line
        for line in change.lines
        if (not room or names.class_key(_class_of(line)) == names.class_key(room))
        and holds(long_list.search, _whole_name(line))
    ]
    held = {key: [line for line in lines if belongs(line)] for key, belongs in _tests()}
    offered = [key for key in TABS if held[key] or key in (ALL, cut.show)]
    offered = [key for key in offered if any(map(TABS[key][1], change.lines)) or key == ALL]
    shown = ALL if long_list.search else cut.show if cut.show in offered else offered[0]
    items = [(f"{TABS[key][0]} ({len(held[key])})", key, key == shown) for key in offered]
    named = sorted(held[shown], key=_told_name) if long_list.order != AS_SENT else held[shown]
    ordered = in_order(named, _KEYS, long_list.order)
    return items, ordered, replace(cut, show=shown, room=room)


def classes_in(change: RosterChange) -> list[str]:
    """The classes that rows of the file name or leave, by name; each spelled as it was first."""
    rooms: dict[str, str] = {}
    for line in change.lines:
        room = _class_of(line)
        rooms.setdefault(names.class_key(room), room)
    return sorted((room for room in rooms.values() if room), key=str.casefold)


def _class_of(line: Line) -> str:
    told = told_by(line)
    return told.class_name if told else ""


def _upn_of(line: Line) -> str:
    told = told_by(line)
    return (told.upn or "").upper() if told else ""


def _born_of(line: Line) -> tuple[int, int, int] | None:
    """What nobody can read as a day is nothing to go by."""
    told = told_by(line)
    if told is None or isinstance(told.born_on, str):
        return year_month_day(told.born_on) if told else None
    return told.born_on.year, told.born_on.month, told.born_on.day


def _whole_name(line: Line) -> str:
    told = told_by(line)
    if told is None:
        return ""
    return f"{told.preferred_forename or ''} {told.forename} {told.surname}"


def _told_name(line: Line) -> str:
    told = told_by(line)
    return names.compared(f"{told.surname} {told.forename}") if told else ""


def _tests() -> list[tuple[str, Callable[[Line], bool]]]:
    return [(key, belongs) for key, (_words, belongs) in TABS.items()]
