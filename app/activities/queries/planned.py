"""What classes did and will do, with everything a page shows of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from app.access.viewer import Viewer
from app.activities.models import Activity, ActivityClass, ActivityVisitor
from app.activities.plan import Visitor
from app.foundation.database import db
from app.foundation.errors import NotFound


@dataclass(frozen=True, kw_only=True)
class ActivityFacts:
    """An activity as pages show it. `jobs` and `skills` are slugs."""

    id: UUID
    title: str
    on: date
    mode: str
    jobs: tuple[str, ...]
    skills: tuple[str, ...]
    visitors: tuple[Visitor, ...]
    class_ids: tuple[UUID, ...]
    notes: str
    version: int
    subject: str = ""
    menu: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_removed: bool = False


def activities_of_class(viewer: Viewer, class_id: UUID) -> tuple[ActivityFacts, ...]:
    """What a class did and will do, the latest first. Empty if the class is not the viewer's."""
    return facts_of(db.session.scalars(visible(viewer).where(of_class(class_id))).all())


def titles_of_class(viewer: Viewer, class_id: UUID) -> tuple[ActivityFacts, ...]:
    """The same, without who came and for which other classes: one query, for who only counts."""
    found = db.session.scalars(visible(viewer).where(of_class(class_id)))
    return tuple(_facts(activity, (), (class_id,)) for activity in found)


def activity_for(viewer: Viewer, activity_id: UUID) -> ActivityFacts:
    """One activity of a class of the viewer's; raises NotFound."""
    found = db.session.scalars(visible(viewer).where(Activity.id == activity_id)).all()
    if not found:
        raise NotFound("activity")
    return facts_of(found)[0]


def activity_ever(viewer: Viewer, activity_id: UUID) -> ActivityFacts:
    """One activity of a class of the viewer's, also when it was taken back; raises NotFound."""
    found = db.session.scalars(_reached(viewer).where(Activity.id == activity_id)).all()
    if not found:
        raise NotFound("activity")
    return facts_of(found)[0]


def activities_between(
    viewer: Viewer, first: date, last: date, class_id: UUID | None = None
) -> tuple[ActivityFacts, ...]:
    """What happens from `first` to `last`, both included, the earliest first; for one class or all.

    All means every class that the viewer may see.
    """
    found = visible(viewer).where(Activity.on.between(first, last))
    if class_id is not None:
        found = found.where(of_class(class_id))
    return facts_of(
        db.session.scalars(found.order_by(None).order_by(Activity.on, Activity.id)).all()
    )


def planned_from(viewer: Viewer, key: str) -> tuple[ActivityFacts, ...]:
    """What was planned from the line of the menu with this key, the latest first."""
    return facts_of(db.session.scalars(visible(viewer).where(Activity.menu == key)).all())


def of_class(class_id: UUID) -> ColumnElement[bool]:
    """That an activity is for this class."""
    return Activity.id.in_(
        select(ActivityClass.activity_id).where(ActivityClass.class_id == class_id)
    )


def visible(viewer: Viewer) -> Select[Activity]:
    """What was not taken back, of the classes that the viewer may see, the latest first."""
    return _reached(viewer).where(Activity.removed_at.is_(None))


def _reached(viewer: Viewer) -> Select[Activity]:
    found = select(Activity).order_by(Activity.on.desc(), Activity.id.desc())
    if viewer.sees_whole_school:
        return found
    return found.where(
        Activity.id.in_(
            select(ActivityClass.activity_id).where(ActivityClass.class_id.in_(viewer.class_ids))
        )
    )


def facts_of(activities: Sequence[Activity]) -> tuple[ActivityFacts, ...]:
    """Three queries, however many activities there are."""
    wanted = [activity.id for activity in activities]
    if not wanted:
        return ()
    visitors: dict[UUID, list[Visitor]] = {}
    for row in db.session.scalars(
        select(ActivityVisitor)
        .where(ActivityVisitor.activity_id.in_(wanted))
        .order_by(ActivityVisitor.number)
    ):
        visitors.setdefault(row.activity_id, []).append(
            Visitor(name=row.name, job=row.job or "", skills=tuple(row.skills))
        )
    classes: dict[UUID, list[UUID]] = {}
    for link in db.session.scalars(
        select(ActivityClass)
        .where(ActivityClass.activity_id.in_(wanted))
        .order_by(ActivityClass.class_id)
    ):
        classes.setdefault(link.activity_id, []).append(link.class_id)
    return tuple(
        _facts(activity, visitors.get(activity.id, ()), classes.get(activity.id, ()))
        for activity in activities
    )


def _facts(
    activity: Activity, visitors: Iterable[Visitor], class_ids: Iterable[UUID]
) -> ActivityFacts:
    return ActivityFacts(
        id=activity.id,
        title=activity.title,
        on=activity.on,
        mode=activity.mode,
        jobs=tuple(activity.jobs),
        skills=tuple(activity.skills),
        visitors=tuple(visitors),
        class_ids=tuple(class_ids),
        notes=activity.notes,
        version=activity.version,
        subject=activity.subject,
        menu=activity.menu,
        before=tuple(activity.before_questions.splitlines()),
        after=tuple(activity.after_questions.splitlines()),
        is_removed=activity.removed_at is not None,
    )
