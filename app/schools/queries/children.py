"""Every child of a school, for whoever keeps the classes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.lists import Order, as_read, holds, in_order
from app.schools.models import NC_YEARS, Enrolment, Pupil
from app.schools.queries.places import children_with_places


@dataclass(frozen=True, kw_only=True)
class SchoolChild:
    """A child who is in a class now. `called` is the first name that the child goes by."""

    id: UUID
    called: str
    surname: str
    nc_year: str
    class_id: UUID
    class_name: str
    born_on: date


class ChildrenBy(StrEnum):
    """By what the children of a school can be put in order."""

    FIRST_NAME = "first"
    LAST_NAME = "last"
    CLASS = "class"
    YEAR = "year"
    BORN = "born"


BY_LAST_NAME = Order(ChildrenBy.LAST_NAME)
_KEYS: Mapping[ChildrenBy, Callable[[SchoolChild], Any]] = {
    ChildrenBy.FIRST_NAME: lambda one: as_read(one.called),
    ChildrenBy.LAST_NAME: lambda one: as_read(one.surname),
    ChildrenBy.CLASS: lambda one: as_read(one.class_name),
    ChildrenBy.YEAR: lambda one: NC_YEARS.index(one.nc_year),
    ChildrenBy.BORN: lambda one: one.born_on,
}


def children_of_school(
    viewer: Viewer, search: str = "", order: Order[ChildrenBy] = BY_LAST_NAME
) -> tuple[SchoolChild, ...]:
    """Who is in a class now, by last name and then first name. One query.

    `search` is in a name, also one the child does not go by, or in that of the class.
    """
    rows = db.session.execute(
        children_with_places().where(
            Pupil.school_id == viewer.school,
            Pupil.left_on.is_(None),
            Enrolment.ends_on.is_(None),
        )
    )
    found = [
        SchoolChild(
            id=pupil.id,
            called=pupil.called,
            surname=pupil.surname,
            nc_year=place.nc_year,
            class_id=room.id,
            class_name=room.name,
            born_on=pupil.born_on,
        )
        for pupil, place, room in rows
        if holds(search, f"{pupil.full_name} {pupil.forename}", room.name)
    ]
    found.sort(key=lambda one: (as_read(one.surname), as_read(one.called), one.id))
    return in_order(found, _KEYS, order)
