"""Planning, changing and taking back an activity, and marking who was away."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from app.access.viewer import Viewer
from app.activities.models import Activity, ActivityClass, ActivityVisitor, Attendance
from app.activities.plan import ActivityPlan, Visitor, with_skills_kept
from app.activities.queries import activity_for
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.turns import lock_of, take_turn_at
from app.schools.queries import class_for, pupils_in_class

STALE = "Somebody else changed this activity while you were writing. Look at it again, then save."


def plan_activity(viewer: Viewer, class_ids: Collection[UUID], plan: ActivityPlan) -> UUID:
    """Plan an activity for classes of the viewer's; raises NotFound for another's class.

    Every child of the classes counts as there until marked away: whoever is in them now, of what
    has happened; of what is to come, whoever is in them on the day.
    """
    if not class_ids:
        raise Refused("Choose a class for this activity.")
    for class_id in class_ids:
        class_for(viewer, class_id)
    activity_id = ids.new_id()
    db.session.add(
        Activity(
            school_id=viewer.school,
            id=activity_id,
            title=plan.title,
            on=plan.on,
            mode=plan.mode,
            jobs=list(plan.jobs),
            skills=list(plan.skills),
            notes=plan.notes,
            subject=plan.subject,
            menu=plan.menu,
            before_questions="\n".join(plan.before),
            after_questions="\n".join(plan.after),
            by=viewer.id,
        )
    )
    db.session.flush()
    db.session.add_all(
        ActivityClass(school_id=viewer.school, activity_id=activity_id, class_id=class_id)
        for class_id in class_ids
    )
    _write_visitors(viewer, activity_id, plan.visitors)
    if plan.on <= clock.today():
        count_as_there(viewer, activity_id, class_ids)
    db.session.flush()
    record(viewer, "activity planned", "activity", activity_id)
    return activity_id


def change_activity(viewer: Viewer, activity_id: UUID, plan: ActivityPlan, version: int) -> None:
    """Change what was planned. Raises Conflict if `version` is no longer the one stored."""
    activity = held_activity(viewer, activity_id, version, STALE)
    before = activity_for(viewer, activity_id)
    activity.title, activity.on, activity.mode = plan.title, plan.on, plan.mode
    activity.jobs, activity.skills = list(plan.jobs), list(plan.skills)
    activity.notes, activity.subject = plan.notes, plan.subject
    activity.before_questions = "\n".join(plan.before)
    activity.after_questions = "\n".join(plan.after)
    if plan.on > clock.today():
        forget_who_was_only_counted(activity_id)
    db.session.execute(delete(ActivityVisitor).where(ActivityVisitor.activity_id == activity_id))
    _write_visitors(viewer, activity_id, with_skills_kept(plan.visitors, before.visitors))
    flag_modified(activity, "title")  # also when only the visitors changed, the version moves on
    db.session.flush()
    record(viewer, "activity changed", "activity", activity_id)


def remove_activity(viewer: Viewer, activity_id: UUID) -> None:
    """Take an activity back. What children wrote about it stays; restoring brings it back."""
    activity_for(viewer, activity_id)
    db.session.get_one(Activity, (viewer.school, activity_id)).removed_at = clock.now()
    db.session.flush()
    record(viewer, "activity removed", "activity", activity_id)


def restore_activity(viewer: Viewer, activity_id: UUID) -> None:
    """Bring an activity back. Raises NotFound for one of a class that is not the viewer's."""
    activity = db.session.get(Activity, (viewer.school, activity_id))
    if activity is None:
        raise NotFound("activity")
    activity.removed_at = None
    db.session.flush()
    activity_for(viewer, activity_id)
    record(viewer, "activity restored", "activity", activity_id)


def mark_attendance(viewer: Viewer, activity_id: UUID, away: Collection[UUID]) -> None:
    """Say who was away; everybody else of the activity's classes was there."""
    activity = activity_for(viewer, activity_id)
    take_turn_at(lock_of(activity_id))  # of two who save at once, the second replaces what is there
    expected = {
        pupil.id
        for class_id in activity.class_ids
        if viewer.sees_whole_school or class_id in viewer.class_ids
        for pupil in pupils_in_class(viewer, class_id)
    }
    db.session.execute(
        delete(Attendance).where(
            Attendance.activity_id == activity_id, Attendance.pupil_id.in_(expected)
        )
    )
    db.session.add_all(
        Attendance(
            school_id=viewer.school,
            activity_id=activity_id,
            pupil_id=pupil_id,
            present=pupil_id not in away,
            marked_by=viewer.id,
        )
        for pupil_id in expected
    )
    db.session.flush()
    record(viewer, "attendance marked", "activity", activity_id)


def held_activity(viewer: Viewer, activity_id: UUID, version: int, stale: str) -> Activity:
    """An activity as it is now, which nobody else changes before this transaction ends.

    Raises NotFound for one of a class that is not the viewer's, and Conflict, which says `stale`,
    if `version` is no longer the one stored.
    """
    activity_for(viewer, activity_id)
    key, alone = (viewer.school, activity_id), {"key_share": True}
    try:
        activity = db.session.get_one(Activity, key, populate_existing=True, with_for_update=alone)
    except StaleDataError as error:  # it changed since this request first looked
        raise Conflict(stale) from error
    if activity.version != version:
        raise Conflict(stale)
    return activity


def forget_who_was_only_counted(activity_id: UUID) -> None:
    """What is put off has not happened yet. What somebody marked by hand stays: it counts again
    on the new day, and a day that was only mistyped costs nobody their work."""
    db.session.execute(
        delete(Attendance).where(
            Attendance.activity_id == activity_id, Attendance.marked_by.is_(None)
        )
    )


def count_as_there(viewer: Viewer, activity_id: UUID, class_ids: Iterable[UUID]) -> None:
    """Attendance is the encounter: it counts for reach whether or not a child writes.

    Of whom something is known already, that stands.
    """
    known = set(
        db.session.scalars(select(Attendance.pupil_id).where(Attendance.activity_id == activity_id))
    )
    db.session.add_all(
        Attendance(
            school_id=viewer.school, activity_id=activity_id, pupil_id=pupil.id, present=True
        )
        for class_id in class_ids
        for pupil in pupils_in_class(viewer, class_id)
        if pupil.id not in known
    )


def _write_visitors(viewer: Viewer, activity_id: UUID, visitors: Iterable[Visitor]) -> None:
    db.session.add_all(
        ActivityVisitor(
            school_id=viewer.school,
            activity_id=activity_id,
            number=number,
            name=visitor.name,
            job=visitor.job or None,
            skills=list(visitor.skills),
        )
        for number, visitor in enumerate(visitors, start=1)
    )
