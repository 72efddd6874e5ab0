"""What a child took part in and has not told yet."""

from datetime import timedelta

from sqlalchemy import select

from app.access.viewer import Viewer
from app.activities.queries import ActivityFacts, attended_by
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry

STILL_FRESH = timedelta(weeks=6)
"""After half a term nobody is asked any more; a page can still be added by oneself."""


def activities_to_tell(viewer: Viewer) -> tuple[ActivityFacts, ...]:
    """What this child was at in the last weeks and has no page about, newest first."""
    told = set(
        db.session.scalars(
            select(Entry.activity_id).where(
                Entry.pupil_id == viewer.person, Entry.activity_id.is_not(None)
            )
        )
    )
    today = clock.today()
    return tuple(
        activity
        for class_id in viewer.class_ids
        for activity in attended_by(viewer, viewer.person, class_id)
        if today - STILL_FRESH <= activity.on <= today and activity.id not in told
    )
