"""Children's pictures: shown to print, and what was missed."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from sqlalchemy import and_, or_, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place, keyring
from app.schools.queries import pupil_for, pupils_in_class
from app.signin import waiting
from app.signin.models import PicturePassword, SignInMiss, Tablet


def pictures_of(viewer: Viewer, class_id: UUID) -> Mapping[UUID, tuple[str, ...]]:
    """The pictures of each child of a class that has some.

    Whoever shows them writes it down first: `actions.show_pictures`. Raises NotFound.
    """
    pupil_ids = [pupil.id for pupil in pupils_in_class(viewer, class_id)]
    rows = db.session.scalars(
        select(PicturePassword).where(PicturePassword.pupil_id.in_(pupil_ids))
    )
    return {row.pupil_id: _opened(row) for row in rows}


def picture_count_of(viewer: Viewer, pupil_id: UUID) -> int:
    """How many pictures this child taps; 0 when none are set. Raises NotFound."""
    pupil_for(viewer, pupil_id)
    row = db.session.get(PicturePassword, (viewer.school, pupil_id))
    return 0 if row is None else len(_opened(row))


def picture_password(viewer: Viewer, pupil_id: UUID) -> PicturePassword:
    """The row to check against. Raises NotFound for a child without pictures."""
    row = db.session.get(PicturePassword, (viewer.school, pupil_id))
    if row is None:
        raise NotFound("pictures")
    return row


def pictures_place(school_id: int, pupil_id: UUID) -> Place:
    """Where a child's sealed pictures stand."""
    return Place("picture_password", "pictures", school_id, pupil_id)


def misses_of(viewer: Viewer, who: bytes, address: bytes) -> tuple[waiting.Miss, ...]:
    """The misses of the last day that share the child, the tablet or the address.

    Once several tablets that are new today have missed under the child's name, they count as one:
    whoever has a class code could else be a new tablet for every guess.
    """
    rows = db.session.scalars(
        select(SignInMiss).where(
            SignInMiss.at > clock.now() - waiting.A_DAY,
            or_(
                SignInMiss.who_digest == who,
                SignInMiss.tablet_id == viewer.tablet_id,
                and_(
                    SignInMiss.address_digest == address,
                    SignInMiss.at > clock.now() - waiting.A_WHILE,
                ),
            ),
        )
    ).all()
    here = _counting_as_one(viewer, {row.tablet_id for row in rows if row.who_digest == who})
    return tuple(
        waiting.Miss(
            at=row.at,
            same_child=row.who_digest == who,
            same_tablet=row.tablet_id == viewer.tablet_id
            or (row.who_digest == who and row.tablet_id in here),
            same_address=row.address_digest == address,
        )
        for row in rows
    )


def joined(pictures: Iterable[str]) -> str:
    """Pictures in their order, as they are sealed and digested."""
    return ",".join(pictures)


def _opened(row: PicturePassword) -> tuple[str, ...]:
    place = pictures_place(row.school_id, row.pupil_id)
    return tuple(keyring().open(row.pictures_sealed, place).decode().split(","))


def _counting_as_one(viewer: Viewer, missed: Collection[UUID | None]) -> Collection[UUID | None]:
    """The viewer's tablet; and with it those that missed, if they are many, and all new today."""
    if len(missed) < waiting.MANY_NEW_TABLETS:
        return {viewer.tablet_id}
    new = db.session.scalars(
        select(Tablet.id).where(
            Tablet.school_id == viewer.school,
            Tablet.id.in_([viewer.tablet_id, *missed]),
            Tablet.first_seen_at > clock.now() - waiting.A_DAY,
        )
    ).all()
    many = viewer.tablet_id in new and len(new) > waiting.MANY_NEW_TABLETS
    return {viewer.tablet_id, *(new if many else ())}
