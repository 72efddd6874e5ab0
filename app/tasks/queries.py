"""How background work is getting on."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.tasks.models import Task


def task_for(viewer: Viewer, task_id: UUID) -> Task:
    """A piece of work of the viewer's school. Raises NotFound."""
    task = db.session.scalar(
        select(Task).where(Task.school_id == viewer.school, Task.id == task_id)
    )
    if task is None:
        raise NotFound("task")
    return task


def tasks_named(viewer: Viewer, task_ids: Collection[UUID]) -> Mapping[UUID, Task]:
    """Those of these pieces of work that are of the viewer's school. One query."""
    if not task_ids:
        return {}
    found = db.session.scalars(
        select(Task).where(Task.school_id == viewer.school, Task.id.in_(list(task_ids)))
    )
    return {task.id: task for task in found}
