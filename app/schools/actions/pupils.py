"""Children: added, put in a class, and known by their UPN."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.schools.actions.upns import replace_upns, sealed_upn
from app.schools.avatars import AVATARS, free_avatar
from app.schools.models import Enrolment, Pupil


@dataclass(frozen=True, kw_only=True)
class PupilDetails:
    """What an office tells about a child."""

    forename: str
    surname: str
    preferred_forename: str | None
    born_on: date
    nc_year: str
    upn: str | None = None


def add_pupil(viewer: Viewer, details: PupilDetails, class_id: UUID) -> UUID:
    """A new child in a class, with a picture that nobody else in the class has."""
    pupil = Pupil(
        school_id=viewer.school,
        id=ids.new_random_id(),
        forename=details.forename,
        surname=details.surname,
        preferred_forename=details.preferred_forename,
        born_on=details.born_on,
    )
    db.session.add(pupil)
    db.session.flush()
    if details.upn:
        keep_upn(viewer, pupil.id, details.upn)
    enrol(viewer, pupil.id, class_id, details.nc_year)
    record(viewer, "pupil added", "pupil", pupil.id, pupil_id=pupil.id)
    return pupil.id


def enrol(viewer: Viewer, pupil_id: UUID, class_id: UUID, nc_year: str) -> None:
    """Put a child in a class from today, ending where they were. Keeps the avatar if it is free."""
    before = db.session.scalars(
        select(Enrolment).where(Enrolment.pupil_id == pupil_id, Enrolment.ends_on.is_(None))
    ).one_or_none()
    if before is not None:
        before.ends_on = clock.today()
        db.session.flush()
    db.session.add(
        Enrolment(
            school_id=viewer.school,
            pupil_id=pupil_id,
            class_id=class_id,
            nc_year=nc_year,
            avatar=_free_avatar(class_id, before.avatar if before else None),
        )
    )
    db.session.flush()
    record(viewer, "pupil enrolled", "pupil", pupil_id, pupil_id=pupil_id)


def keep_upn(viewer: Viewer, pupil_id: UUID, upn: str) -> None:
    """Keep a child's UPN, sealed, in place of the one before, which becomes a former one."""
    replace_upns(viewer, {pupil_id: sealed_upn(viewer, pupil_id, upn)})


def _free_avatar(class_id: UUID, liked: str | None) -> str:
    taken = set(
        db.session.scalars(
            select(Enrolment.avatar).where(
                Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
            )
        )
    )
    avatar = free_avatar(taken, liked)
    if avatar is None:
        raise Refused(f"A class holds {len(AVATARS)} children at most. Split it in two.")
    return avatar
