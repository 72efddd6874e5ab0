"""Who is or was here, on which tablet, and who waits to be let in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.schools.models import Pupil
from app.signin.models import ClassOpening, Knock, Sitting, Tablet
from app.signin.queries.openings import live_opening

KNOCK_LASTS = timedelta(minutes=10)
"""A child who asked and went away is not let in later, when somebody else is at the tablet."""

_TABLET = and_(Tablet.school_id == Sitting.school_id, Tablet.id == Sitting.tablet_id)
_PUPIL = and_(Pupil.school_id == Sitting.school_id, Pupil.id == Sitting.pupil_id)
OPENING = and_(ClassOpening.school_id == Sitting.school_id, ClassOpening.id == Sitting.opening_id)
_KNOCK_TABLET = and_(Tablet.school_id == Knock.school_id, Tablet.id == Knock.tablet_id)


@dataclass(frozen=True, kw_only=True)
class WasHere:
    """A child's sitting at a tablet; `ended_at` None while it goes on.

    `alone`: with a card, on a device on which no class was open.
    """

    id: UUID
    pupil_id: UUID
    name: str
    tablet_id: UUID
    tablet_name: str
    how: str
    alone: bool
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Knocking:
    """A child who asks to be let in at a tablet."""

    id: UUID
    pupil_id: UUID
    tablet_id: UUID
    tablet_name: str
    let_in: bool

    @property
    def state(self) -> str:
        """A word for a page that waits to hear."""
        return "let-in" if self.let_in else "waiting"


def who_is_here(viewer: Viewer, opening_id: UUID) -> tuple[WasHere, ...]:
    """The sittings of an opening, tablet by tablet, newest first. Raises NotFound."""
    live_opening(viewer, opening_id)
    return sittings_where(Sitting.opening_id == opening_id)


def last_here(viewer: Viewer) -> WasHere | None:
    """Who had this tablet last, in the opening that is open on it."""
    here = and_(Sitting.opening_id == viewer.opening_id, Sitting.tablet_id == viewer.tablet_id)
    return max(sittings_where(here), key=lambda one: one.started_at, default=None)


def here_in_opening(viewer: Viewer) -> tuple[WasHere, ...]:
    """Who has had a turn in the opening that is open on the viewer's tablet."""
    return sittings_where(Sitting.opening_id == viewer.opening_id)


def knocks_at(viewer: Viewer, opening_id: UUID) -> tuple[Knocking, ...]:
    """Who asks to be let in, longest first. Raises NotFound."""
    live_opening(viewer, opening_id)
    rows = db.session.execute(
        select(Knock, Tablet.name)
        .join(Tablet, _KNOCK_TABLET)
        .where(
            Knock.opening_id == opening_id,
            Knock.used_at.is_(None),
            Knock.let_in_at.is_(None),
            Knock.asked_at > clock.now() - KNOCK_LASTS,
        )
        .order_by(Knock.asked_at, Knock.id)
    )
    return tuple(_knocking(knock, name) for knock, name in rows)


def news_at(viewer: Viewer, opening_id: UUID) -> str:
    """A word that changes when somebody asks, sits down or gets up. Says nothing of who."""
    happened = [f"{knock.id}" for knock in knocks_at(viewer, opening_id)]
    for one in who_is_here(viewer, opening_id):
        happened.append(f"{one.pupil_id} {one.started_at} {one.ended_at}")
    return sha256("\n".join(happened).encode()).hexdigest()[:12]


def knock_of(viewer: Viewer, pupil_id: UUID) -> Knock | None:
    """The row of this child's last unused knock at the viewer's tablet."""
    return db.session.scalar(
        select(Knock)
        .where(
            Knock.opening_id == viewer.opening_id,
            Knock.tablet_id == viewer.tablet_id,
            Knock.pupil_id == pupil_id,
            Knock.used_at.is_(None),
            Knock.asked_at > clock.now() - KNOCK_LASTS,
        )
        .order_by(Knock.asked_at.desc(), Knock.id.desc())
        .limit(1)
    )


def knocks_of_pupil(opening_id: UUID, pupil_id: UUID) -> Sequence[Knock]:
    """The rows of a child's knocks that nobody has answered."""
    return db.session.scalars(
        select(Knock).where(
            Knock.opening_id == opening_id,
            Knock.pupil_id == pupil_id,
            Knock.let_in_at.is_(None),
            Knock.used_at.is_(None),
            Knock.asked_at > clock.now() - KNOCK_LASTS,
        )
    ).all()


def knocking(viewer: Viewer, pupil_id: UUID) -> Knocking | None:
    """Whether this child asks to be let in at the viewer's tablet, and may come in."""
    knock = knock_of(viewer, pupil_id)
    return _knocking(knock, "") if knock else None


def _knocking(knock: Knock, tablet_name: str) -> Knocking:
    return Knocking(
        id=knock.id,
        pupil_id=knock.pupil_id,
        tablet_id=knock.tablet_id,
        tablet_name=tablet_name,
        let_in=knock.let_in_at is not None,
    )


def sittings_where(which: ColumnElement[bool]) -> tuple[WasHere, ...]:
    """Children's sittings that this is true of, tablet by tablet, newest first."""
    now = clock.now()
    rows = db.session.execute(
        select(Sitting, Tablet.name, Pupil, ClassOpening.by_card)
        .join(Tablet, _TABLET)
        .join(ClassOpening, OPENING)
        .join(Pupil, _PUPIL)
        .where(which)
        .order_by(Tablet.first_seen_at, Tablet.id, Sitting.id.desc())
    )
    return tuple(
        WasHere(
            id=sitting.id,
            pupil_id=pupil.id,
            name=pupil.called,
            tablet_id=sitting.tablet_id,
            tablet_name=tablet_name,
            how=sitting.how,
            alone=alone,
            started_at=sitting.started_at,
            ended_at=sitting.ended_at or (sitting.ends_at if sitting.ends_at < now else None),
        )
        for sitting, tablet_name, pupil, alone in rows
    )
