"""What a child has begun and not saved, as a teacher may know it: that it is there, and since when.

What is in a draft is the child's own until it is saved: see `EntryDraft`.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import EntryDraft


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A page that is begun: about which activity, if any, and when the child was last at it."""

    activity_id: UUID | None
    saved_at: datetime


def begun_by(viewer: Viewer, pupil_id: UUID) -> tuple[Begun, ...]:
    """The pages a child has begun, the latest first; for an adult who knows the child now."""
    rows = db.session.execute(
        select(EntryDraft.activity_id, EntryDraft.saved_at)
        .where(EntryDraft.school_id == viewer.school, EntryDraft.pupil_id == pupil_id)
        .order_by(EntryDraft.saved_at.desc(), EntryDraft.entry_id)
    )
    return tuple(
        Begun(activity_id=activity_id, saved_at=saved_at) for activity_id, saved_at in rows
    )
