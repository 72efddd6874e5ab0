"""One child by hand: added to a class, moved to another, and called something else."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.actions.pupils import PupilDetails, add_pupil, enrol
from app.schools.actions.schools import wait_for_turn
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.new_year.plan import year_after
from app.schools.queries.classes import class_for
from app.schools.queries.pupils import pupil_for
from app.schools.roster.names import compared

CHANGED = "Somebody else changed this child’s details meanwhile."


class SomebodyAlike(Refused):
    """A child of this name and day of birth is known: perhaps it is the same one."""


def add_by_hand(viewer: Viewer, details: PupilDetails, class_id: UUID, *, is_another: bool) -> UUID:
    """A child who is not on a class list yet. Raises NotFound for another school's class.

    Raises SomebodyAlike for one who seems to be here or to have left, unless `is_another`.
    """
    wait_for_turn(viewer)
    room = class_for(viewer, class_id)
    if details.nc_year not in room.nc_years:
        room.nc_years = sorted({*room.nc_years, details.nc_year}, key="R123456".index)
        db.session.flush()
    if not is_another:
        _refuse_alike(details)
    return add_pupil(viewer, details, class_id)


def move_pupil(viewer: Viewer, pupil_id: UUID, class_id: UUID, before: UUID) -> None:
    """Put a child into another class from today on. Pages stay with the class they were written in.

    Raises Conflict if the child is not in the class `before` any more. Moving back undoes it.
    """
    wait_for_turn(viewer)
    room, child = class_for(viewer, class_id), pupil_for(viewer, pupil_id)
    if child.class_id != before:
        now = class_for(viewer, child.class_id).name
        raise Conflict(f"Somebody moved {child.called} meanwhile: to {now}. Look again.")
    if child.class_id == class_id:
        raise Refused(f"{child.called} is in {room.name} already.")
    likely = (child.nc_year, year_after(child.nc_year), *room.nc_years)
    enrol(viewer, pupil_id, class_id, next(year for year in likely if year in room.nc_years))


def change_pupil(viewer: Viewer, pupil_id: UUID, details: PupilDetails, version: int) -> None:
    """Correct a child's names, day of birth or year. Raises NotFound.

    Raises Conflict if they are no longer those of `version`.
    """
    wait_for_turn(viewer)
    class_id = pupil_for(viewer, pupil_id).class_id
    pupil = db.session.get(Pupil, (viewer.school, pupil_id))
    if pupil is None:
        raise NotFound("pupil")
    if pupil.version != version:
        raise Conflict(CHANGED)
    pupil.forename, pupil.surname = details.forename, details.surname
    pupil.preferred_forename, pupil.born_on = details.preferred_forename, details.born_on
    place = db.session.scalars(
        select(Enrolment).where(Enrolment.pupil_id == pupil_id, Enrolment.ends_on.is_(None))
    ).one()
    if place.nc_year != details.nc_year:
        place.nc_year = details.nc_year
        room = class_for(viewer, class_id)
        room.nc_years = sorted({*room.nc_years, details.nc_year}, key="R123456".index)
    db.session.flush()
    record(viewer, "pupil corrected", "pupil", pupil_id, pupil_id=pupil_id)


def _refuse_alike(details: PupilDetails) -> None:
    same_day = db.session.execute(
        select(Pupil, SchoolClass.name)
        .outerjoin(
            Enrolment,
            (Enrolment.school_id == Pupil.school_id)
            & (Enrolment.pupil_id == Pupil.id)
            & Enrolment.ends_on.is_(None),
        )
        .outerjoin(
            SchoolClass,
            (SchoolClass.school_id == Enrolment.school_id) & (SchoolClass.id == Enrolment.class_id),
        )
        .where(Pupil.born_on == details.born_on)
    )
    wanted = compared(details.surname)
    for pupil, class_name in same_day:
        firsts = {compared(pupil.forename), compared(pupil.called)}
        if compared(pupil.surname) == wanted and compared(details.forename) in firsts:
            where = (
                f"is in {class_name}" if class_name else "has left: bring the child back instead"
            )
            raise SomebodyAlike(
                f"A child of that name, born on the same day, {where}. If this is another child, "
                "tick the box below."
            )
