"""Helpers around the step into a new school year: who is where, and carrying a plan out."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.schools.actions.new_years import plan_new_year
from app.schools.actions.year_ends import begin_new_year
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.queries.new_years import year_plan_for


def begun(viewer: Viewer) -> UUID:
    """Carry the plan there is, or the proposal, out as it is; returns its id."""
    change_id = plan_new_year(viewer)
    begin_new_year(viewer, change_id, year_plan_for(viewer, change_id).seen)
    return change_id


def where(child: Pupil) -> tuple[str, str] | None:
    """The class a child is in and the year group, if any."""
    found = db.session.execute(
        select(SchoolClass.name, Enrolment.nc_year)
        .join(
            Enrolment,
            (Enrolment.school_id == SchoolClass.school_id) & (Enrolment.class_id == SchoolClass.id),
        )
        .where(Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None))
    ).one_or_none()
    return (found[0], found[1]) if found else None


def place(child: Pupil) -> Enrolment:
    """Where a child is now; raises for one who is in no class."""
    return db.session.scalars(
        select(Enrolment).where(
            Enrolment.school_id == child.school_id,
            Enrolment.pupil_id == child.id,
            Enrolment.ends_on.is_(None),
        )
    ).one()


def key_of(viewer: Viewer, change_id: UUID, name: str) -> str:
    """The key of the class of this name in a plan."""
    classes = year_plan_for(viewer, change_id).plan.classes
    return next(one.key for one in classes if one.name == name)
