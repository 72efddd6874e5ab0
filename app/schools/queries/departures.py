"""Children who are in no class: those who left, and those who wait for a place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order, as_read, holds, in_order
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.queries.places import children_with_places
from app.schools.queries.schools import options_for


@dataclass(frozen=True, kw_only=True)
class Departed:
    """A child and the last class they were in. Without `left_on` they wait for a place.

    `kept_until` is the last day on which the log of a child who left is kept as a matter of course.
    """

    id: UUID
    name: str
    nc_year: str
    class_name: str
    school_year: int
    left_on: date | None
    kept_until: date | None

    @property
    def is_past_keeping(self) -> bool:
        """Whether the school's own time for keeping the log is over."""
        return self.kept_until is not None and self.kept_until < clock.today()


class DepartedBy(StrEnum):
    """By what the children who left can be put in order."""

    NAME = "name"
    CLASS = "class"
    LEFT = "left"
    KEPT = "kept"


LATEST_LEFT = Order(DepartedBy.LEFT, down=True)
_KEYS: Mapping[DepartedBy, Callable[[Departed], Any]] = {
    DepartedBy.NAME: lambda one: as_read(one.name),
    DepartedBy.CLASS: lambda one: (one.school_year, as_read(one.class_name)),
    DepartedBy.LEFT: lambda one: one.left_on or date.max,
    DepartedBy.KEPT: lambda one: one.kept_until,
}


def departed_children(
    viewer: Viewer, search: str = "", order: Order[DepartedBy] = LATEST_LEFT
) -> tuple[Departed, ...]:
    """Who left, the latest first, then by name; before them who waits for a place. Two queries.

    `search` is in the name or the last class: accents and case do not count.
    """
    days = timedelta(days=options_for(viewer).keeps_leavers_days)
    last: dict[UUID, Departed] = {}
    for pupil, place, room in db.session.execute(_last_places(viewer)):
        last[pupil.id] = Departed(
            id=pupil.id,
            name=pupil.full_name,
            nc_year=place.nc_year,
            class_name=room.name,
            school_year=room.school_year,
            left_on=pupil.left_on,
            kept_until=pupil.left_on + days if pupil.left_on else None,
        )
    found = [one for one in last.values() if holds(search, one.name, one.class_name)]
    found.sort(key=lambda one: (as_read(one.name), one.id))
    return in_order(found, _KEYS, order)


def departed_child(viewer: Viewer, pupil_id: UUID) -> Departed:
    """One child who is in no class; raises NotFound."""
    for one in departed_children(viewer):
        if one.id == pupil_id:
            return one
    raise NotFound("pupil")


def _last_places(viewer: Viewer) -> Select[Pupil, Enrolment, SchoolClass]:
    """Every place of a child who is in none now, the last of each child last."""
    in_a_class = select(Enrolment.pupil_id).where(
        Enrolment.school_id == viewer.school, Enrolment.ends_on.is_(None)
    )
    return (
        children_with_places()
        .where(Pupil.school_id == viewer.school, Pupil.id.not_in(in_a_class))
        .order_by(Enrolment.ends_on, Enrolment.starts_on, Enrolment.id)
    )
