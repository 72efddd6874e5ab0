"""Actions on what is planned already: another day for it, and the skills that visitors name."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm.attributes import flag_modified

from app.access.viewer import Viewer
from app.activities.actions import forget_who_was_only_counted, held_activity
from app.activities.models import Activity, ActivityVisitor
from app.activities.plan import MOST_SKILLS
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused

STALE = "Somebody else changed this activity meanwhile. Look at it again."


def move_activity(viewer: Viewer, activity_id: UUID, on: date, version: int) -> None:
    """Move an activity to another day. Raises Conflict if `version` is no longer the one stored.

    Moved ahead of today, it has not happened yet: who was only counted as there is forgotten.
    """
    activity = held_activity(viewer, activity_id, version, STALE)
    if on > clock.today():
        forget_who_was_only_counted(activity_id)
    activity.on = on
    _settle(activity)
    record(viewer, "activity moved", "activity", activity_id)


def name_skills(
    viewer: Viewer, activity_id: UUID, skills: Mapping[int, tuple[str, ...]], version: int
) -> None:
    """Say which skills each visitor's job needs most, by the visitor's number, from 1.

    Raises Conflict if `version` is no longer the one stored, Refused for more than three a job.
    """
    activity = held_activity(viewer, activity_id, version, STALE)
    if any(len(named) > MOST_SKILLS for named in skills.values()):
        raise Refused(f"Choose up to {MOST_SKILLS} skills for each visitor.")
    for number, named in skills.items():
        db.session.execute(
            update(ActivityVisitor)
            .where(ActivityVisitor.activity_id == activity_id, ActivityVisitor.number == number)
            .values(skills=list(named))
        )
    _settle(activity)
    record(viewer, "visitors' skills named", "activity", activity_id)


def _settle(activity: Activity) -> None:
    flag_modified(activity, "title")  # the version moves on, whatever changed
    db.session.flush()
