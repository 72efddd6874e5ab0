"""The pages of a class that children ask about, and those that were put away: two long lists."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import request

from app.foundation.lists import Order, as_read, holds, in_order
from app.learning_log.pages import LogEntry
from app.learning_log.queries import (
    Wish,
    pages_put_away,
    removed_in_class,
    wishes_in_class,
    wishes_waiting,
)
from app.schools.queries import pupils_in_class, pupils_named
from app.web.long_lists import LongList, long_list_of
from app.web.page_words import title_of
from app.web.paging import Page
from app.web.viewer import viewer

AWAY = "away"
CARDS, ROWS = 10, 25
"""On one page: of what is asked, each with the whole page of the log; of what was put away."""


class AskedBy(StrEnum):
    """By what wishes can be put in order."""

    WAIT = "wait"
    CHILD = "child"


class AwayBy(StrEnum):
    """By what pages that were put away can be put in order."""

    PUT_AWAY = "put-away"
    CHILD = "child"
    PAGE = "page"


@dataclass(frozen=True)
class Told:
    """A page with the name of its child, and what is asked about it, if anything is."""

    entry: LogEntry
    name: str
    known_as: str
    wish: Wish | None = None


LONGEST_WAIT, LATEST_AWAY = Order(AskedBy.WAIT), Order(AwayBy.PUT_AWAY, down=True)
_ASKED: Mapping[AskedBy, Callable[[Told], Any]] = {
    AskedBy.WAIT: lambda told: told.wish and told.wish.asked_at,
    AskedBy.CHILD: lambda told: as_read(told.name),
}
_AWAY: Mapping[AwayBy, Callable[[Told], Any]] = {
    AwayBy.PUT_AWAY: lambda told: told.entry.removed_at,
    AwayBy.CHILD: lambda told: as_read(told.name),
    AwayBy.PAGE: lambda told: as_read(title_of(told.entry)),
}


def shown_of(class_id: UUID, at: UUID | None = None) -> dict[str, object]:
    """One of the two as the request asks for it, for the template; `at`: a page to be in sight."""
    if request.args.get("show") == AWAY:
        gone = removed_in_class(viewer(), class_id)
        away = _told(class_id, [(page, None) for page in gone])
        counts = {"asked": wishes_waiting(viewer(), class_id), "away": len(away)}
        long_list = _list(LATEST_AWAY, class_id, AWAY)
        return _cut(long_list, _AWAY, away, ROWS) | counts | {"is_away": True}
    asked = _told(class_id, wishes_in_class(viewer(), class_id))
    counts = {"asked": len(asked), "away": pages_put_away(viewer(), class_id)}
    return _cut(asked_list(class_id), _ASKED, asked, CARDS, at) | counts | {"is_away": False}


def asked_list(class_id: UUID) -> LongList[AskedBy]:
    """How the request asks to see what is asked."""
    return _list(LONGEST_WAIT, class_id)


def _list(usual: Order[Any], class_id: UUID, show: str | None = None) -> LongList[Any]:
    return long_list_of("teacher.wishes.index", usual, class_id=class_id, show=show)


def _told(class_id: UUID, pages: Iterable[tuple[LogEntry, Wish | None]]) -> tuple[Told, ...]:
    found = tuple(pages)
    names = {pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)}
    if moved := {page.pupil_id for page, _wish in found} - set(names):
        names |= pupils_named(viewer(), moved)
    return tuple(
        Told(page, names[page.pupil_id].shown, names[page.pupil_id].full_name, wish)
        for page, wish in found
        if page.pupil_id in names
    )


def _cut(
    long_list: LongList[Any],
    keys: Mapping[Any, Callable[[Told], Any]],
    every: tuple[Told, ...],
    size: int,
    at: UUID | None = None,
) -> dict[str, object]:
    """The page of it that is wanted."""
    found = in_order([one for one in every if _is_wanted(one, long_list)], keys, long_list.order)
    wanted = next((one for one in found if one.entry.id == at), None)
    page: Page[Told] = long_list.page_of(found, size, wanted)
    return {"long_list": long_list, "page": page}


def _is_wanted(told: Told, long_list: LongList[Any]) -> bool:
    return holds(long_list.search, told.name, told.known_as, title_of(told.entry), told.entry.words)
