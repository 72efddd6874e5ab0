"""The menu as a school sees it: the shipped lines, and its own."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.menu.items import SHIPPED, MenuItem
from app.menu.models import SchoolActivity


def menu_for(viewer: Viewer) -> tuple[MenuItem, ...]:
    """Everything that is offered now: what the school keeps itself first, then what ships."""
    shipped = tuple(item for item in SHIPPED.values() if not item.retired)
    return tuple(item for item in own_lines(viewer) if not item.retired) + shipped


def own_lines(_viewer: Viewer) -> tuple[MenuItem, ...]:
    """The school's own lines, the retired ones too, by title."""
    rows = db.session.scalars(select(SchoolActivity)).all()
    return tuple(sorted((_item(row) for row in rows), key=lambda item: item.title.casefold()))


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
