"""How background work is getting on."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.tasks.models import Task


def tasks_named(viewer: Viewer, task_ids: Collection[UUID]) -> Mapping[UUID, Task]:
    """Those of these pieces of work that are of the viewer's school. One query."""
    if not task_ids:
        return {}
    found = db.session.scalars(
        select(Task).where(Task.school_id == viewer.school, Task.id.in_(list(task_ids)))
    )
    return {task.id: task for task in found}
