"""Classes that are over, for those who taught them: their logs stay readable."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import and_, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.queries.classes import LATEST_YEAR, ClassesBy, ordered
from app.schools.roster.names import compared


def past_classes(viewer: Viewer, order: Order[ClassesBy] = LATEST_YEAR) -> tuple[SchoolClass, ...]:
    """The classes that are over and that the adult taught, or all for whoever sees the school.

    The latest first.
    """
    found = select(SchoolClass).where(
        SchoolClass.school_id == viewer.school, SchoolClass.closed_at.is_not(None)
    )
    if not viewer.sees_whole_school:
        found = found.where(SchoolClass.id.in_(viewer.class_ids))
    return ordered(db.session.scalars(found), order)


def class_ever(viewer: Viewer, class_id: UUID) -> SchoolClass:
    """A class of the adult's, over or not. Raises NotFound."""
    found = db.session.get(SchoolClass, (viewer.school, class_id))
    if found is None or not (viewer.sees_whole_school or class_id in viewer.class_ids):
        raise NotFound("class")
    return found


def names_in_class_ever(viewer: Viewer, class_id: UUID) -> Mapping[UUID, str]:
    """Everybody who was ever in a class, by name. Raises NotFound."""
    class_ever(viewer, class_id)
    pupils = db.session.scalars(
        select(Pupil)
        .join(
            Enrolment,
            and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id),
        )
        .where(Enrolment.school_id == viewer.school, Enrolment.class_id == class_id)
    ).unique()
    found = sorted(pupils, key=lambda pupil: (compared(pupil.full_name), pupil.id))
    return {pupil.id: pupil.full_name for pupil in found}
