"""Asking for background work, taking it up, and saying how it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, CursorResult, and_, exists, or_, select, update

from app.access.viewer import Viewer
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.tasks.models import Task

LEASE = timedelta(minutes=5)
"""Work whose worker has said nothing for this long may be taken up by another."""
MOST_ATTEMPTS = 3


class LeaseLost(RuntimeError):
    """The lease ran out and another worker has the work now: whatever came of ours is dropped."""


@dataclass(frozen=True)
class LeasedTask:
    """A piece of work in hand. `attempts` counts this one."""

    school_id: int
    id: UUID
    kind: str
    arguments: Mapping[str, Any]
    by: UUID | None
    worker: str
    attempts: int

    @property
    def given_up(self) -> bool:
        """Whether it was begun so often, without coming to an end, that it must not be again."""
        return self.attempts > MOST_ATTEMPTS


def add_task(viewer: Viewer, kind: str, arguments: Mapping[str, Any]) -> UUID:
    """Ask for work; `arguments` holds ids only. It begins once this transaction is kept."""
    task_id = ids.new_id()
    db.session.add(
        Task(
            school_id=viewer.school,
            id=task_id,
            kind=kind,
            arguments=dict(arguments),
            by=viewer.id,
        )
    )
    db.session.flush()
    return task_id


def anything_waits(only: UUID | None = None) -> bool:
    """Whether there is work to take up: a look that holds no lock."""
    with school_scope(EVERY_SCHOOL):
        return db.session.scalar(select(exists().where(_to_be_taken_up(only)))) or False


def lease_next(worker: str, only: UUID | None = None) -> LeasedTask | None:
    """Take up the oldest waiting work of any school, or work whose lease ran out.

    With `only`, this piece of work or none.
    """
    with school_scope(EVERY_SCHOOL):
        task = db.session.scalars(
            select(Task)
            .where(_to_be_taken_up(only))
            .order_by(Task.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).one_or_none()
        if task is None:
            return None
        task.attempts += 1
        task.leased_by, task.leased_until = worker, clock.now() + LEASE
        task.state = "running"
        db.session.flush()
        return LeasedTask(
            task.school_id, task.id, task.kind, task.arguments, task.by, worker, task.attempts
        )


def keep_lease(task: LeasedTask) -> None:
    """Make sure the work is still ours, before writing what came of it. Raises LeaseLost."""
    _set(task, leased_until=clock.now() + LEASE)


def report_progress(task: LeasedTask, done: int, of: int) -> None:
    """Say how far the work is, and keep the lease."""
    _set(task, progress=done, done_of=of, leased_until=clock.now() + LEASE)


def finish_task(task: LeasedTask, message: str) -> None:
    """The work is done; `message` is a sentence for who asked."""
    _set(task, state="done", message=message, leased_by=None, leased_until=None)


def fail_task(task: LeasedTask, message: str) -> None:
    """The work cannot be done; `message` says why and what to do."""
    _set(task, state="failed", message=message, leased_by=None, leased_until=None)


def put_back(task: LeasedTask) -> bool:
    """Let the work be tried again; False when it has been tried often enough."""
    if task.attempts >= MOST_ATTEMPTS:
        return False
    _set(task, state="waiting", leased_by=None, leased_until=None)
    return True


def _to_be_taken_up(only: UUID | None) -> ColumnElement[bool]:
    lease_over = and_(Task.state == "running", Task.leased_until < clock.now())
    ready = or_(Task.state == "waiting", lease_over)
    return ready if only is None else and_(ready, Task.id == only)


def _set(task: LeasedTask, **values: Any) -> None:
    changed = db.session.execute(
        update(Task)
        .where(
            Task.school_id == task.school_id,
            Task.id == task.id,
            Task.state == "running",
            Task.leased_by == task.worker,
        )
        .values(version=Task.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if cast("CursorResult[Any]", changed).rowcount != 1:
        raise LeaseLost(str(task.id))
