"""Classes, as a viewer may see them."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order, as_read, in_order
from app.schools.models import NC_YEARS, Enrolment, SchoolClass


class ClassesBy(StrEnum):
    """By what classes can be put in order."""

    NAME = "name"
    YEARS = "years"
    YEAR = "year"
    CLOSED = "closed"


LATEST_YEAR = Order(ClassesBy.YEAR, down=True)
_KEYS: Mapping[ClassesBy, Callable[[SchoolClass], Any]] = {
    ClassesBy.NAME: lambda one: as_read(one.name),
    ClassesBy.YEARS: lambda one: tuple(sorted(NC_YEARS.index(year) for year in one.nc_years)),
    ClassesBy.YEAR: lambda one: one.school_year,
    ClassesBy.CLOSED: lambda one: one.closed_at,
}


def classes_for(viewer: Viewer) -> tuple[SchoolClass, ...]:
    """The classes the viewer works with, newest school year first, then by name."""
    return ordered(db.session.scalars(_classes(viewer)))


def class_for(viewer: Viewer, class_id: UUID) -> SchoolClass:
    """One class, if it is the viewer's to see; raises NotFound.

    Asked by nearly every query of a page: the session has it in mind after the first time.
    """
    found = db.session.get(SchoolClass, (viewer.school, class_id))
    if found is None or found.closed_at is not None:
        raise NotFound("class")
    if not _sees_every_class(viewer) and class_id not in viewer.class_ids:
        raise NotFound("class")
    return found


def closed_classes(
    viewer: Viewer, order: Order[ClassesBy] = LATEST_YEAR
) -> tuple[SchoolClass, ...]:
    """The classes of the school that are over, the latest first."""
    over = SchoolClass.school_id == viewer.school, SchoolClass.closed_at.is_not(None)
    return ordered(db.session.scalars(select(SchoolClass).where(*over)), order)


def ordered(
    classes: Iterable[SchoolClass], order: Order[ClassesBy] = LATEST_YEAR
) -> tuple[SchoolClass, ...]:
    """These classes in an order; those that are alike in it, by name."""
    named = sorted(classes, key=lambda one: (as_read(one.name), one.id))
    return in_order(named, _KEYS, order)


def class_sizes(viewer: Viewer) -> Mapping[UUID, int]:
    """How many children are in each class of the school; a class with none is not named."""
    rows = db.session.execute(
        select(Enrolment.class_id, func.count())
        .where(Enrolment.school_id == viewer.school, Enrolment.ends_on.is_(None))
        .group_by(Enrolment.class_id)
    )
    return dict(rows.all())


def _classes(viewer: Viewer) -> Select[SchoolClass]:
    """The open classes that the viewer may see."""
    found = select(SchoolClass).where(SchoolClass.closed_at.is_(None))
    if not _sees_every_class(viewer):
        found = found.where(SchoolClass.id.in_(viewer.class_ids))
    return found


def _sees_every_class(viewer: Viewer) -> bool:
    return viewer.sees_whole_school or viewer.is_a(Role.OFFICE)
