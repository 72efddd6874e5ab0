"""For which classes an activity is, once it is planned."""

from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import Select, delete, select

from app.access.viewer import Viewer
from app.activities.actions import count_as_there
from app.activities.models import Activity, ActivityClass, Attendance
from app.activities.queries import activity_for
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.schools.models import Enrolment
from app.schools.queries import class_for


def change_classes(viewer: Viewer, activity_id: UUID, class_ids: Collection[UUID]) -> None:
    """Let an activity be for these classes and no other; who joins is there as when it is planned.

    Whoever is taken away was not there. Who was marked away by hand stays so, in case the class
    comes back. Raises NotFound for a class that is not the viewer's, Refused for none at all.
    """
    before = set(activity_for(viewer, activity_id).class_ids)
    if not class_ids:
        raise Refused("Choose a class for this activity.")
    joining, leaving = set(class_ids) - before, before - set(class_ids)
    for class_id in joining | leaving:
        class_for(viewer, class_id)
    if leaving:
        _take_away(activity_id, leaving, class_ids)
    db.session.add_all(
        ActivityClass(school_id=viewer.school, activity_id=activity_id, class_id=class_id)
        for class_id in joining
    )
    db.session.flush()
    if joining and db.session.get_one(Activity, (viewer.school, activity_id)).on <= clock.today():
        count_as_there(viewer, activity_id, joining)
        db.session.flush()
    if joining or leaving:
        record(viewer, "activity's classes changed", "activity", activity_id)


def _take_away(activity_id: UUID, leaving: Iterable[UUID], staying: Iterable[UUID]) -> None:
    """A child who is or was in a class that stays is asked about it there."""
    db.session.execute(
        delete(ActivityClass).where(
            ActivityClass.activity_id == activity_id, ActivityClass.class_id.in_(list(leaving))
        )
    )
    db.session.execute(
        delete(Attendance).where(
            Attendance.activity_id == activity_id,
            Attendance.present.is_(True),
            Attendance.pupil_id.in_(_ever_in(leaving)),
            Attendance.pupil_id.not_in(_ever_in(staying)),
        )
    )


def _ever_in(class_ids: Iterable[UUID]) -> Select[UUID]:
    return select(Enrolment.pupil_id).where(Enrolment.class_id.in_(list(class_ids)))
