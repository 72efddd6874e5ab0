"""Who was there: marked with a tap by an adult, and counted by the clock for all who are not.

Attendance is the encounter. So that it can be counted years later, when classes have changed, every
child of the class gets a row of their own once the day has come.
"""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, exists, literal, or_, select

from app.access.viewer import Viewer
from app.activities.models import Activity, ActivityClass, Attendance
from app.activities.queries import activity_for
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.upserts import add_all_unless_there, put
from app.schools.models import Enrolment
from app.schools.queries import pupils_in_class

CAUGHT_UP = timedelta(days=60)
"""How far back the clock looks: a server that was off for the summer misses nobody."""


def mark_there(viewer: Viewer, activity_id: UUID, pupil_id: UUID, *, present: bool) -> None:
    """Say that one child was there, or was away. The last word counts.

    Raises NotFound for a child who is in none of the viewer's classes that the activity is for.
    """
    if pupil_id not in _expected(viewer, activity_id):
        raise NotFound("pupil")
    _put(viewer, activity_id, pupil_id, present)
    record(viewer, "attendance marked", "activity", activity_id, pupil_id=pupil_id)


def mark_the_rest_there(viewer: Viewer, activity_id: UUID, class_id: UUID) -> int:
    """Everybody of this class of whom nothing was said by hand was there; how many these are.

    Who was marked away stays away, so that it takes nothing back. Raises NotFound.
    """
    activity = activity_for(viewer, activity_id)
    if class_id not in activity.class_ids:
        raise NotFound("class")
    said = select(Attendance.pupil_id).where(
        Attendance.activity_id == activity_id, Attendance.marked_by.is_not(None)
    )
    marked = set(db.session.scalars(said))
    rest = [one.id for one in pupils_in_class(viewer, class_id) if one.id not in marked]
    for pupil_id in rest:
        _put(viewer, activity_id, pupil_id, present=True)
    record(viewer, "attendance marked", "activity", activity_id)
    return len(rest)


def count_who_was_there(school_id: int) -> int:
    """Give a row to every child of a class whose activity's day has come and who has none.

    Who was in the class on that day was there until somebody says otherwise; returns how many
    rows that made.
    """
    today = clock.today()
    was_in_class = and_(
        Enrolment.school_id == ActivityClass.school_id,
        Enrolment.class_id == ActivityClass.class_id,
        Enrolment.starts_on <= Activity.on,
        or_(Enrolment.ends_on.is_(None), Enrolment.ends_on > Activity.on),
    )
    of_class = and_(
        ActivityClass.school_id == Activity.school_id, ActivityClass.activity_id == Activity.id
    )
    has_a_row = exists().where(
        Attendance.school_id == Activity.school_id,
        Attendance.activity_id == Activity.id,
        Attendance.pupil_id == Enrolment.pupil_id,
    )
    there = (
        select(Activity.school_id, Activity.id, Enrolment.pupil_id, literal(True))
        .join(ActivityClass, of_class)
        .join(Enrolment, was_in_class)
        .where(
            Activity.school_id == school_id,
            Activity.removed_at.is_(None),
            Activity.on <= today,
            Activity.on >= today - CAUGHT_UP,
            ~has_a_row,
        )
        .distinct()
    )
    columns = ("school_id", "activity_id", "pupil_id", "present")
    return add_all_unless_there(Attendance, columns, there)


def _put(viewer: Viewer, activity_id: UUID, pupil_id: UUID, present: bool) -> None:
    put(
        Attendance,
        {
            "school_id": viewer.school,
            "activity_id": activity_id,
            "pupil_id": pupil_id,
            "present": present,
            "marked_by": viewer.id,
        },
        key=("school_id", "activity_id", "pupil_id"),
    )


def _expected(viewer: Viewer, activity_id: UUID) -> Collection[UUID]:
    """The children of the viewer's classes that the activity is for."""
    activity = activity_for(viewer, activity_id)
    return {
        pupil.id
        for class_id in activity.class_ids
        if viewer.sees_whole_school or class_id in viewer.class_ids
        for pupil in pupils_in_class(viewer, class_id)
    }
