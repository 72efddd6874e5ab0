"""Who a token belongs to. Asked once a request, before anything else is known."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from app.foundation import clock
from app.foundation.database import db
from app.foundation.scope import school_scope
from app.foundation.sealing import token_digest
from app.schools.models import (
    Account,
    ClassStaff,
    Enrolment,
    Membership,
    Pupil,
    PupilAccess,
    School,
    SchoolClass,
    SchoolOptions,
)
from app.signin.models import ClassOpening, Sitting, StaffSession

_OPENING = and_(ClassOpening.school_id == Sitting.school_id, ClassOpening.id == Sitting.opening_id)
_CLASS = and_(
    SchoolClass.school_id == ClassOpening.school_id, SchoolClass.id == ClassOpening.class_id
)
_PUPIL = and_(Pupil.school_id == Sitting.school_id, Pupil.id == Sitting.pupil_id)
_ENROLMENT = and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id)
_ACCESS = and_(PupilAccess.school_id == Pupil.school_id, PupilAccess.pupil_id == Pupil.id)


@dataclass(frozen=True, kw_only=True)
class TabletAtWork:
    """A tablet with a class open on it."""

    school_id: int
    sitting_id: UUID
    tablet_id: UUID
    opening_id: UUID
    class_id: UUID
    class_name: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Look:
    """How pages look for a child; each value is a slug that the stylesheets know."""

    background: str = "cream"
    size: str = "normal"
    spacing: str = "normal"
    font: str = "andika"
    calm: bool = False


@dataclass(frozen=True, kw_only=True)
class ChildAtWork:
    """A child signed in on a tablet."""

    school_id: int
    sitting_id: UUID
    tablet_id: UUID
    opening_id: UUID
    pupil_id: UUID
    class_id: UUID
    nc_year: str
    called: str
    avatar: str
    idle_minutes: int
    look: Look


@dataclass(frozen=True, kw_only=True)
class StaffAtWork:
    """An adult signed in, in one school."""

    account_id: UUID
    school_id: int
    school_name: str
    name: str
    roles: frozenset[str]
    class_ids: frozenset[UUID]


def school_of(token: str) -> int | None:
    """The school that a printed or stored token names, if it is well formed."""
    number, _, secret = token.partition(".")
    return int(number) if secret and number.isascii() and number.isdigit() else None


def tablet_at(token: str) -> TabletAtWork | None:
    """The tablet whose class is open with this token, while it is open."""
    if (school := school_of(token)) is None:
        return None
    now = clock.now()
    with school_scope(school):
        row = db.session.execute(
            select(
                Sitting.id,
                Sitting.tablet_id,
                Sitting.opening_id,
                ClassOpening.class_id,
                SchoolClass.name,
                ClassOpening.ends_at,
            )
            .join(ClassOpening, _OPENING)
            .join(SchoolClass, _CLASS)
            .where(
                Sitting.token_digest == token_digest(token),
                Sitting.pupil_id.is_(None),
                Sitting.ended_at.is_(None),
                Sitting.ends_at > now,
                ClassOpening.closed_at.is_(None),
                ClassOpening.ends_at > now,
            )
        ).one_or_none()
    if row is None:
        return None
    return TabletAtWork(
        school_id=school,
        sitting_id=row[0],
        tablet_id=row[1],
        opening_id=row[2],
        class_id=row[3],
        class_name=row[4],
        ends_at=row[5],
    )


def child_at(token: str) -> ChildAtWork | None:
    """The child who is at work with this token: one query, since every save waits for it."""
    if (school := school_of(token)) is None:
        return None
    now = clock.now()
    with school_scope(school):
        row = db.session.execute(
            select(
                Sitting.id.label("sitting_id"),
                Sitting.tablet_id,
                Sitting.opening_id,
                Pupil.id.label("pupil_id"),
                Pupil.forename,
                Pupil.preferred_forename,
                Enrolment.class_id,
                Enrolment.nc_year,
                Enrolment.avatar,
                SchoolOptions.idle_minutes,
                PupilAccess.background,
                PupilAccess.size,
                PupilAccess.spacing,
                PupilAccess.font,
                PupilAccess.calm,
            )
            .join(ClassOpening, _OPENING)
            .join(Pupil, _PUPIL)
            .join(
                Enrolment,
                _ENROLMENT,
            )
            .outerjoin(SchoolOptions, SchoolOptions.school_id == Sitting.school_id)
            .outerjoin(
                PupilAccess,
                _ACCESS,
            )
            .where(
                Sitting.token_digest == token_digest(token),
                Sitting.ended_at.is_(None),
                Sitting.ends_at > now,
                ClassOpening.closed_at.is_(None),
                ClassOpening.ends_at > now,
                Pupil.left_on.is_(None),
                Enrolment.ends_on.is_(None),
                Enrolment.class_id == ClassOpening.class_id,
            )
        ).one_or_none()
    if row is None:
        return None
    return ChildAtWork(
        school_id=school,
        sitting_id=row.sitting_id,
        tablet_id=row.tablet_id,
        opening_id=row.opening_id,
        pupil_id=row.pupil_id,
        class_id=row.class_id,
        nc_year=row.nc_year,
        called=row.preferred_forename or row.forename,
        avatar=row.avatar,
        idle_minutes=row.idle_minutes or 3,
        look=Look()
        if row.background is None
        else Look(
            background=row.background,
            size=row.size,
            spacing=row.spacing,
            font=row.font,
            calm=row.calm,
        ),
    )


def staff_at(token: str) -> StaffAtWork | None:
    """The adult whose session this is, with what they are in the school they chose."""
    now = clock.now()
    found = db.session.execute(
        select(StaffSession.school_id, Account.id, Account.name, School.name)
        .join(Account, Account.id == StaffSession.account_id)
        .join(School, School.id == StaffSession.school_id)
        .where(
            StaffSession.token_digest == token_digest(token),
            StaffSession.ended_at.is_(None),
            StaffSession.ends_at > now,
            Account.disabled_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    school_id, account_id, name, school_name = found
    with school_scope(school_id):
        roles = db.session.scalars(
            select(Membership.role).where(
                Membership.account_id == account_id, Membership.to_at.is_(None)
            )
        ).all()
        class_ids = db.session.scalars(
            select(ClassStaff.class_id).where(ClassStaff.account_id == account_id)
        ).all()
    if not roles:
        return None
    return StaffAtWork(
        account_id=account_id,
        school_id=school_id,
        school_name=school_name,
        name=name,
        roles=frozenset(roles),
        class_ids=frozenset(class_ids),
    )
