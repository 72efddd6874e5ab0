"""How background work is getting on."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.tasks.models import Outgoing, Task


def tasks_named(viewer: Viewer, task_ids: Collection[UUID]) -> Mapping[UUID, Task]:
    """Those of these pieces of work that are of the viewer's school. One query."""
    if not task_ids:
        return {}
    found = db.session.scalars(
        select(Task).where(Task.school_id == viewer.school, Task.id.in_(list(task_ids)))
    )
    return {task.id: task for task in found}


def letters_about(viewer: Viewer, account_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """How the latest letter to each of these adults fares: `sent`, `waiting` or `failed`."""
    rows = db.session.scalars(
        select(Outgoing)
        .where(Outgoing.school_id == viewer.school, Outgoing.about_id.in_(list(account_ids)))
        .order_by(Outgoing.made_at, Outgoing.id)
    )
    return {row.about_id: _fares(row) for row in rows if row.about_id is not None}


def _fares(letter: Outgoing) -> str:
    if letter.sent_at is not None:
        return "sent"
    return "waiting" if letter.next_try_at is not None else "failed"
