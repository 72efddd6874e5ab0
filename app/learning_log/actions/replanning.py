"""Changing a plan and whom it is for. No class loses what its children have begun."""

from collections.abc import Collection
from uuid import UUID

from app.access.viewer import Viewer
from app.activities.actions import change_activity
from app.activities.plan import ActivityPlan
from app.activities.queries import activity_for
from app.activities.regrouping import change_classes
from app.foundation.errors import Refused
from app.learning_log.queries.rounds import pages_begun
from app.schools.queries import class_for


def change_plan(
    viewer: Viewer,
    activity_id: UUID,
    plan: ActivityPlan,
    class_ids: Collection[UUID],
    version: int,
) -> None:
    """Change what was planned and for which classes.

    Raises Conflict if `version` is no longer the one stored, and Refused, naming how many, where
    a class that is taken away has begun pages about it.
    """
    activity = activity_for(viewer, activity_id)
    if activity.version == version:  # whoever comes too late is told that, and nothing else
        for class_id in set(activity.class_ids) - set(class_ids):
            _refuse_begun(viewer, activity_id, class_id)
    change_activity(viewer, activity_id, plan, version)
    change_classes(viewer, activity_id, class_ids)


def _refuse_begun(viewer: Viewer, activity_id: UUID, class_id: UUID) -> None:
    name, pages = class_for(viewer, class_id).name, pages_begun(viewer, activity_id, class_id)
    if pages:
        begun = f"{pages} page" if pages == 1 else f"{pages} pages"
        raise Refused(
            f"{name} has begun {begun} about this activity, so it stays an activity of {name}."
        )
