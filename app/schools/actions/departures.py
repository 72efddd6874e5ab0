"""A child leaves the school, or comes back; either can be undone by the other."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.schools.actions.pupils import enrol
from app.schools.actions.schools import wait_for_turn
from app.schools.models import Enrolment, Pupil
from app.schools.new_year.plan import year_after
from app.schools.queries.classes import class_for
from app.schools.queries.departures import departed_child


def bring_back(viewer: Viewer, pupil_id: UUID, class_id: UUID) -> None:
    """Put a child who left, or waits, into a class from today on: with the log, as it was.

    Raises NotFound for a class or a child who is not there, Refused for one who is in a class.
    """
    wait_for_turn(viewer)
    room = class_for(viewer, class_id)
    pupil = _pupil(viewer, pupil_id)
    if _place(pupil_id) is not None:
        raise Refused("This child is in a class already. Nothing was done a second time.")
    last = departed_child(viewer, pupil_id)
    possible = (last.nc_year, year_after(last.nc_year), *room.nc_years)
    pupil.left_on = None
    db.session.flush()
    taught = next((year for year in possible if year in room.nc_years), last.nc_year)
    enrol(viewer, pupil_id, class_id, taught)
    record(viewer, "pupil brought back", "pupil", pupil_id, pupil_id=pupil_id)


def let_leave(viewer: Viewer, pupil_id: UUID) -> None:
    """Take a child off the roll from today on. Every page stays. Raises NotFound, and Refused."""
    wait_for_turn(viewer)
    pupil, place = _pupil(viewer, pupil_id), _place(pupil_id)
    if pupil.left_on is not None:
        raise Refused("This child has left already. Nothing was done a second time.")
    pupil.left_on = clock.today()
    if place is not None:
        place.ends_on = clock.today()
    db.session.flush()
    record(viewer, "pupil left", "pupil", pupil_id, pupil_id=pupil_id)


def _pupil(viewer: Viewer, pupil_id: UUID) -> Pupil:
    found = db.session.get(Pupil, {"school_id": viewer.school, "id": pupil_id})
    if found is None:
        raise NotFound("pupil")
    return found


def _place(pupil_id: UUID) -> Enrolment | None:
    return db.session.scalar(
        select(Enrolment).where(Enrolment.pupil_id == pupil_id, Enrolment.ends_on.is_(None))
    )
