"""Children an adult knows: those in their classes now, those who were, and each class of theirs.

A log stays readable when its class is over and when the child has left.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.queries.places import children_with_places
from app.schools.queries.pupils import ClassPupil


@dataclass(frozen=True, kw_only=True)
class Stay:
    """A child's time in one class. Without `ends_on` they are there now."""

    class_id: UUID
    class_name: str
    school_year: int
    nc_year: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, kw_only=True)
class KnownPupil:
    """A child with every stay, the latest first. `pupil` speaks of the latest."""

    pupil: ClassPupil
    stays: tuple[Stay, ...]
    left_on: date | None
    is_theirs_now: bool

    @property
    def class_id(self) -> UUID | None:
        """The class the child is in now, if any."""
        return self.stays[0].class_id if self.stays[0].ends_on is None else None


def known_pupil(viewer: Viewer, pupil_id: UUID) -> KnownPupil:
    """A child who is, or was, in a class of the adult's. One query. Raises NotFound.

    `is_theirs_now` for a child who is in such a class today, or of whoever sees the whole school.
    """
    rows = db.session.execute(
        children_with_places()
        .where(Pupil.school_id == viewer.school, Pupil.id == pupil_id)
        .order_by(Enrolment.ends_on.is_(None).desc(), Enrolment.ends_on.desc(), Enrolment.id.desc())
    ).all()
    mine = [place.class_id in viewer.class_ids for _pupil, place, _room in rows]
    if not rows or viewer.is_a(Role.PUPIL) or not (viewer.sees_whole_school or any(mine)):
        raise NotFound("pupil")
    pupil, latest, _room = rows[0]
    return KnownPupil(
        pupil=_as_shown(pupil, latest),
        stays=tuple(_stay(place, room) for _pupil, place, room in rows),
        left_on=pupil.left_on,
        is_theirs_now=viewer.sees_whole_school or (mine[0] and latest.ends_on is None),
    )


def _as_shown(pupil: Pupil, latest: Enrolment) -> ClassPupil:
    return ClassPupil(
        id=pupil.id,
        called=pupil.called,
        shown=pupil.called,
        forename=pupil.forename,
        surname=pupil.surname,
        preferred_forename=pupil.preferred_forename,
        born_on=pupil.born_on,
        avatar=latest.avatar,
        nc_year=latest.nc_year,
        class_id=latest.class_id,
    )


def _stay(place: Enrolment, room: SchoolClass) -> Stay:
    return Stay(
        class_id=place.class_id,
        class_name=room.name,
        school_year=room.school_year,
        nc_year=place.nc_year,
        starts_on=place.starts_on,
        ends_on=place.ends_on,
    )
