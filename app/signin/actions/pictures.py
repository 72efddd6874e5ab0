"""Children sign in with their pictures; adults set and show them."""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.sealing import keyring
from app.foundation.turns import take_turn_at
from app.schools.queries import class_for, options_for, pupil_for
from app.signin import waiting
from app.signin.actions.sittings import Entered, begin_sitting
from app.signin.models import PicturePassword, SignInMiss
from app.signin.picture_set import FEWEST, PICTURES, pictures_asked_of
from app.signin.queries.openings import live_opening
from app.signin.queries.pictures import joined, misses_of, picture_password, pictures_place


class Missed(Refused):
    """Not let in. `wait` says for how long and what to tell the child; keep what was flushed."""

    def __init__(self, wait: waiting.Wait) -> None:
        self.wait = wait
        super().__init__(wait.advice.value)


def set_pictures(viewer: Viewer, pupil_id: UUID, *, only_one: bool = False) -> tuple[str, ...]:
    """Give a child new pictures, at random and none twice; returns them in order.

    As many as the school asks of their year, or only one for a child who cannot manage them.
    """
    pupil = pupil_for(viewer, pupil_id)
    asked = pictures_asked_of(pupil.nc_year, options_for(viewer).picture_count)
    count = FEWEST if only_one else asked
    chosen = tuple(secrets.SystemRandom().sample(sorted(PICTURES), count))
    words = joined(chosen)
    db.session.merge(
        PicturePassword(
            school_id=viewer.school,
            pupil_id=pupil_id,
            pictures_sealed=keyring().seal(words.encode(), pictures_place(viewer.school, pupil_id)),
            pictures_digest=_digest(viewer.school, pupil_id, chosen),
            set_by=viewer.id,
            set_at=clock.now(),
        )
    )
    db.session.flush()
    what = "one picture set" if only_one else "pictures set"
    record(viewer, what, "pupil", pupil_id, pupil_id=pupil_id)
    return chosen


def show_pictures(viewer: Viewer, class_id: UUID, pupil_ids: Iterable[UUID]) -> None:
    """Write down that the pictures of these children are about to be shown or printed."""
    class_for(viewer, class_id)
    for pupil_id in pupil_ids:
        record(viewer, "pictures shown", "pupil", pupil_id, pupil_id=pupil_id)


def sign_in_with_pictures(
    viewer: Viewer, pupil_id: UUID, pictures: Sequence[str], address: str
) -> Entered:
    """Let a child in at an opened tablet. `viewer` is the tablet.

    Raises Missed, with what to tell the child; the miss is flushed all the same: keep it. A try
    that comes too soon is not looked at and not counted. Raises NotFound for another class's child.
    """
    pupil_for(viewer, pupil_id)
    stored = picture_password(viewer, pupil_id)
    who, where = _who(viewer.school, pupil_id), _where(viewer.school, address)
    take_turn_at(_at(viewer), who)
    now = clock.now()
    most = waiting.MISSES_WITH_ONE if len(pictures) == FEWEST else waiting.MISSES_IN_A_DAY
    wait = waiting.wait_before_next_try(misses_of(viewer, who, where), now, most)
    if wait.refuses(now):
        raise Missed(wait)
    given = _digest(viewer.school, pupil_id, pictures)
    if not hmac.compare_digest(given, stored.pictures_digest):
        _count_miss(viewer, who, where)
        raise Missed(waiting.wait_before_next_try(misses_of(viewer, who, where), now, most))
    db.session.execute(
        delete(SignInMiss).where(
            SignInMiss.who_digest == who, SignInMiss.tablet_id == viewer.tablet_id
        )
    )
    return sit_down(viewer, pupil_id, "pictures")


def forgive(viewer: Viewer, pupil_id: UUID) -> None:
    """Forget the misses under a child's name: the teacher has let them in."""
    who = _who(viewer.school, pupil_id)
    db.session.execute(delete(SignInMiss).where(SignInMiss.who_digest == who))


def sit_down(viewer: Viewer, pupil_id: UUID, how: str) -> Entered:
    """Begin a child's sitting at the tablet that asks."""
    if viewer.opening_id is None or viewer.tablet_id is None:
        raise Refused("Ask your teacher to open the class here.")
    opening = live_opening(viewer, viewer.opening_id)
    entered = begin_sitting(opening, viewer.tablet_id, how, pupil_id)
    record(viewer, f"signed in with {how}", "pupil", pupil_id, pupil_id=pupil_id)
    return entered


def _count_miss(viewer: Viewer, who: bytes, where: bytes) -> None:
    db.session.add(
        SignInMiss(
            school_id=viewer.school,
            who_digest=who,
            tablet_id=viewer.tablet_id,
            address_digest=where,
        )
    )
    db.session.flush()


def _digest(school_id: int, pupil_id: UUID, pictures: Iterable[str]) -> bytes:
    return keyring().blind_index(school_id, f"pictures {pupil_id} {joined(pictures)}")


def _at(viewer: Viewer) -> bytes:
    return keyring().blind_index(viewer.school, f"tablet {viewer.tablet_id}")


def _who(school_id: int, pupil_id: UUID) -> bytes:
    return keyring().blind_index(school_id, f"pupil {pupil_id}")


def _where(school_id: int, address: str) -> bytes:
    return keyring().blind_index(school_id, f"address {address}")
