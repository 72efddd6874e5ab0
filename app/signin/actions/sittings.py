"""Sittings: a tablet with a class open on it, and a child at work on one."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import update

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.sealing import new_token, token_digest
from app.signin.models import ClassOpening, Sitting, Tablet
from app.signin.opening_hours import LONGEST


@dataclass(frozen=True, kw_only=True)
class Entered:
    """A new sitting: its token for the cookie, and the tablet it is at."""

    token: str
    tablet_id: UUID


def begin_sitting(
    opening: ClassOpening,
    tablet_id: UUID,
    how: str,
    pupil_id: UUID | None = None,
    *,
    ends_at: datetime | None = None,
) -> Entered:
    """Sit somebody down at a tablet: a child, or nobody yet. A child at it before gets up.

    It ends with the opening, and sooner if `ends_at` says so.
    """
    now = clock.now()
    token = f"{opening.school_id}.{new_token()}"
    _end(now, Sitting.tablet_id == tablet_id, Sitting.pupil_id.is_not(None))
    db.session.add(
        Sitting(
            school_id=opening.school_id,
            id=ids.new_id(),
            token_digest=token_digest(token),
            opening_id=opening.id,
            tablet_id=tablet_id,
            pupil_id=pupil_id,
            how=how,
            started_at=now,
            ends_at=ends_at or opening.opens_at + LONGEST,
        )
    )
    db.session.flush()
    return Entered(token=token, tablet_id=tablet_id)


def end_sittings(opening_id: UUID) -> None:
    """End every sitting of an opening: children's and tablets'."""
    _end(clock.now(), Sitting.opening_id == opening_id)


def finish(viewer: Viewer) -> None:
    """End the child's own sitting on the server."""
    _end(clock.now(), Sitting.id == viewer.sitting_id)
    record(viewer, "finished", "sitting", viewer.sitting_id, pupil_id=viewer.id)


def tablet_at_hand(school_id: int, known_as: UUID | None, count: int) -> Tablet:
    """The tablet this device is known as, or a new one with the next number."""
    tablet = db.session.get(Tablet, (school_id, known_as)) if known_as else None
    if tablet is None:
        tablet = Tablet(school_id=school_id, id=ids.new_id(), name=f"Tablet {count + 1}")
        db.session.add(tablet)
    tablet.last_opened_at = clock.now()
    db.session.flush()
    return tablet


def _end(now: datetime, *which: object) -> None:
    db.session.execute(
        update(Sitting).where(Sitting.ended_at.is_(None), *which).values(ended_at=now)  # type: ignore[arg-type]
    )
