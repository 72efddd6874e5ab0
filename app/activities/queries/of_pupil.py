"""What one child took part in, in whatever class they were."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select

from app.access.viewer import Viewer
from app.activities.models import Activity, Attendance
from app.foundation import clock
from app.foundation.database import db


@dataclass(frozen=True, kw_only=True)
class Attended:
    """An activity that a child was at. `jobs` are slugs."""

    id: UUID
    title: str
    on: date
    jobs: tuple[str, ...]


def attended_ever(viewer: Viewer, pupil_id: UUID) -> tuple[Attended, ...]:
    """Every activity that a child was counted at, the latest first. One query.

    For an adult who may see the whole of the child's log: it looks into earlier classes, too.
    """
    rows = db.session.scalars(
        select(Activity)
        .join(
            Attendance,
            and_(Attendance.school_id == Activity.school_id, Attendance.activity_id == Activity.id),
        )
        .where(
            Attendance.school_id == viewer.school,
            Attendance.pupil_id == pupil_id,
            Attendance.present.is_(True),
            Activity.removed_at.is_(None),
            Activity.on <= clock.today(),
        )
        .order_by(Activity.on.desc(), Activity.id.desc())
    )
    return tuple(
        Attended(id=one.id, title=one.title, on=one.on, jobs=tuple(one.jobs)) for one in rows
    )


def activity_titles(viewer: Viewer, activity_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """What these activities are called, also those taken back: pages about them stay."""
    rows = db.session.execute(
        select(Activity.id, Activity.title).where(
            Activity.school_id == viewer.school, Activity.id.in_(list(activity_ids))
        )
    )
    return dict(rows.all())
