"""Classes, as a viewer may see them."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Select, func, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import Enrolment, SchoolClass


def classes_for(viewer: Viewer) -> tuple[SchoolClass, ...]:
    """The classes the viewer works with, newest school year first, then by name."""
    found = db.session.scalars(
        _classes(viewer).order_by(SchoolClass.school_year.desc(), SchoolClass.name)
    )
    return tuple(found)


def class_for(viewer: Viewer, class_id: UUID) -> SchoolClass:
    """One class, if it is the viewer's to see; raises NotFound."""
    found = db.session.scalar(_classes(viewer).where(SchoolClass.id == class_id))
    if found is None:
        raise NotFound("class")
    return found


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
    if not (viewer.sees_whole_school or viewer.is_a(Role.OFFICE)):
        found = found.where(SchoolClass.id.in_(viewer.class_ids))
    return found
