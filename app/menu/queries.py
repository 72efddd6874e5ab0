"""The menu as a school sees it: the shipped lines, and its own."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order, as_read, in_order
from app.menu.items import SHIPPED, STAGES, THEMES, MenuItem
from app.menu.models import SchoolActivity


def menu_for(viewer: Viewer) -> tuple[MenuItem, ...]:
    """Everything that is offered now: what the school keeps itself first, then what ships."""
    shipped = tuple(item for item in SHIPPED.values() if not item.retired)
    return tuple(item for item in own_lines(viewer) if not item.retired) + shipped


class LinesBy(StrEnum):
    """By what the school's own lines can be put in order."""

    TITLE = "title"
    AGES = "ages"
    MINUTES = "minutes"
    THEME = "theme"


BY_TITLE = Order(LinesBy.TITLE)
_KEYS: Mapping[LinesBy, Callable[[MenuItem], Any]] = {
    LinesBy.TITLE: lambda one: as_read(one.title),
    LinesBy.AGES: lambda one: tuple(list(STAGES).index(stage) for stage in one.stages),
    LinesBy.MINUTES: lambda one: one.minutes,
    LinesBy.THEME: lambda one: as_read(THEMES[one.theme].name),
}


def own_lines(_viewer: Viewer, order: Order[LinesBy] = BY_TITLE) -> tuple[MenuItem, ...]:
    """The school's own lines, the retired ones too, by title."""
    rows = db.session.scalars(select(SchoolActivity)).all()
    titled = sorted((_item(row) for row in rows), key=lambda one: (as_read(one.title), one.key))
    return in_order(titled, _KEYS, order)


def own_line(_viewer: Viewer, own_id: UUID) -> MenuItem:
    """One of the school's own, also a retired one; raises NotFound."""
    row = db.session.scalars(select(SchoolActivity).where(SchoolActivity.id == own_id)).first()
    if row is None:
        raise NotFound("line of the menu")
    return _item(row)


def line_called(viewer: Viewer, key: str) -> MenuItem:
    """The line that a plan or an address names by its key; raises NotFound."""
    if key in SHIPPED:
        return SHIPPED[key]
    try:
        return own_line(viewer, UUID(key))
    except ValueError as error:
        raise NotFound("line of the menu") from error


def _item(row: SchoolActivity) -> MenuItem:
    return MenuItem(
        title=row.title,
        summary=row.summary,
        stages=tuple(row.stages),
        theme=row.theme,
        area=row.area,
        skills=tuple(row.skills),
        minutes=row.minutes,
        ways=tuple(row.ways),
        subjects=tuple(row.subjects),
        jobs=tuple(row.jobs),
        prepare=_points(row.prepare),
        steps=_points(row.steps),
        adaptations=_points(row.adaptations),
        safeguarding=row.safeguarding,
        before=_points(row.before_questions),
        after=_points(row.after_questions),
        own_id=row.id,
        copied_from=row.copied_from,
        retired=row.retired_at is not None,
        version=row.version,
    )


def _points(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)
