"""Where each child of a school is now: the seats that are taken."""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.schools.models import Enrolment


class Seat(NamedTuple):
    """A child's enrolment that has not ended, and the animal they have there."""

    id: UUID
    class_id: UUID
    nc_year: str
    avatar: str


def seats_taken(viewer: Viewer) -> dict[UUID, Seat]:
    """The seat of each child of the school who has one, by the child; one query."""
    rows = db.session.execute(
        select(
            Enrolment.pupil_id,
            Enrolment.id,
            Enrolment.class_id,
            Enrolment.nc_year,
            Enrolment.avatar,
        ).where(Enrolment.school_id == viewer.school, Enrolment.ends_on.is_(None))
    )
    return {
        pupil_id: Seat(enrolment_id, class_id, nc_year, avatar)
        for pupil_id, enrolment_id, class_id, nc_year, avatar in rows
    }
