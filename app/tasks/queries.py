"""How background work is getting on."""

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
