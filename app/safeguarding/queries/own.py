"""What somebody who raised a concern sees of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.safeguarding.models import Concern
from app.safeguarding.states import State


@dataclass(frozen=True, kw_only=True)
class OwnConcern:
    """What somebody who raised a concern sees of it: that it was raised, and their own words."""

    id: UUID
    raised_at: datetime
    words: str
    can_add: bool


def own_concern_on(viewer: Viewer, kind: str, subject_id: UUID) -> OwnConcern | None:
    """The concern that the viewer raised about this, if it is not closed."""
    row = db.session.scalars(
        select(Concern)
        .where(
            Concern.subject_kind == kind,
            Concern.subject_id == subject_id,
            Concern.raised_by == viewer.person,
            Concern.state != State.CLOSED.value,
        )
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    return OwnConcern(
        id=row.id, raised_at=row.raised_at, words=row.words, can_add=row.state == State.OPEN.value
    )
