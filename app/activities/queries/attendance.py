"""Who was there, and who had not come to the class yet."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from app.access.viewer import Viewer
from app.activities.models import Activity, ActivityClass, Attendance
from app.activities.queries.planned import ActivityFacts, facts_of, of_class, visible
from app.foundation import clock
from app.foundation.database import db
from app.schools.models import Enrolment


@dataclass(frozen=True)
class Mark:
    """Whether a child was there, and whether somebody said so or it was only counted."""

    present: bool
    by_hand: bool


def attendance_of(_viewer: Viewer, activity_id: UUID) -> Mapping[UUID, bool]:
    """Who was there, for each child with a mark. Without one, who was in the class was there."""
    rows = db.session.execute(
        select(Attendance.pupil_id, Attendance.present).where(Attendance.activity_id == activity_id)
    )
    return {row.pupil_id: row.present for row in rows}


def attendance_in_class(viewer: Viewer, class_id: UUID) -> Mapping[tuple[UUID, UUID], bool]:
    """Who was there at each activity of a class, by activity and child.

    It is said where it is marked, and of who came to the class after it; everybody else was there.
    """
    before = db.session.execute(_before_they_came(class_id)).all()
    rows = db.session.execute(
        select(Attendance.activity_id, Attendance.pupil_id, Attendance.present).where(
            Attendance.activity_id.in_(
                visible(viewer)
                .where(of_class(class_id))
                .with_only_columns(Activity.id)
                .order_by(None)
            )
        )
    )
    return {
        **dict.fromkeys(((activity_id, pupil_id) for activity_id, pupil_id in before), False),
        **{(activity_id, pupil_id): present for activity_id, pupil_id, present in rows},
    }


def marks_at(_viewer: Viewer, activity_id: UUID, class_id: UUID) -> Mapping[UUID, Mark]:
    """Who of a class was there at one activity, where anything is known.

    Who came to the class after the day was not there unless marked; of whom nothing is said, was.
    """
    late = _before_they_came(class_id).where(Activity.id == activity_id)
    found = {pupil_id: Mark(False, False) for _, pupil_id in db.session.execute(late)}
    rows = db.session.execute(
        select(Attendance.pupil_id, Attendance.present, Attendance.marked_by).where(
            Attendance.activity_id == activity_id
        )
    )
    return found | {row.pupil_id: Mark(row.present, row.marked_by is not None) for row in rows}


def attended_by(viewer: Viewer, pupil_id: UUID, class_id: UUID) -> tuple[ActivityFacts, ...]:
    """What a child took part in with this class, up to now, the latest first."""
    marked = select(Attendance.activity_id).where(Attendance.pupil_id == pupil_id)
    before = _before_they_came(class_id).where(Enrolment.pupil_id == pupil_id)
    found = visible(viewer).where(
        of_class(class_id),
        Activity.on <= clock.today(),
        Activity.id.not_in(marked.where(Attendance.present.is_(False))),
        or_(
            Activity.id.in_(marked.where(Attendance.present.is_(True))),
            Activity.id.not_in(before.with_only_columns(Activity.id)),
        ),
    )
    return facts_of(db.session.scalars(found).all())


def attended_elsewhere(
    viewer: Viewer, pupil_ids: Collection[UUID], class_id: UUID
) -> tuple[tuple[UUID, Activity], ...]:
    """What each of these children was at in other classes than this, the latest first."""
    if not pupil_ids:
        return ()
    rows = db.session.execute(
        select(Attendance.pupil_id, Activity)
        .join(
            Activity,
            and_(Activity.school_id == Attendance.school_id, Activity.id == Attendance.activity_id),
        )
        .where(
            Attendance.school_id == viewer.school,
            Attendance.pupil_id.in_(list(pupil_ids)),
            Attendance.present.is_(True),
            Activity.removed_at.is_(None),
            Activity.on <= clock.today(),
            ~of_class(class_id),
        )
        .order_by(Activity.on.desc(), Activity.id.desc())
    )
    return tuple((pupil_id, activity) for pupil_id, activity in rows)


def _before_they_came(class_id: UUID) -> Select[UUID, UUID]:
    """Each activity of a class with each child of it who came to the class after that day."""
    return (
        select(Activity.id, Enrolment.pupil_id)
        .join(
            ActivityClass,
            and_(
                ActivityClass.school_id == Activity.school_id,
                ActivityClass.activity_id == Activity.id,
            ),
        )
        .join(
            Enrolment,
            and_(
                Enrolment.school_id == ActivityClass.school_id,
                Enrolment.class_id == ActivityClass.class_id,
            ),
        )
        .where(
            ActivityClass.class_id == class_id,
            Enrolment.ends_on.is_(None),
            Enrolment.starts_on > Activity.on,
        )
    )
