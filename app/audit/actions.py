"""Writing the trail."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import insert

from app.access.viewer import Viewer
from app.audit.models import AuditEvent
from app.foundation import clock, ids
from app.foundation.statements import run

_ADD_EVENT = insert(AuditEvent.__table__)  # type: ignore[arg-type]


class Event(NamedTuple):
    """What happened to what: `action` is a verb phrase such as `entry saved`."""

    action: str
    subject_kind: str
    subject_id: UUID | str | None
    pupil_id: UUID | None = None


def record(
    viewer: Viewer,
    action: str,
    subject_kind: str,
    subject_id: UUID | str | None,
    *,
    pupil_id: UUID | None = None,
    school_id: int | None = None,
) -> None:
    """Add one event: `action` is a verb phrase such as `entry saved`.

    `school_id` is for the few who act before they are in a school, such as at sign-in.
    """
    at_school = viewer.school if school_id is None else school_id
    run(_ADD_EVENT, _row(viewer, at_school, Event(action, subject_kind, subject_id, pupil_id)))


def record_all(viewer: Viewer, events: Sequence[Event]) -> None:
    """Add many events of the viewer's school at once, in this order."""
    if events:
        run(_ADD_EVENT, [_row(viewer, viewer.school, event) for event in events])


def _row(viewer: Viewer, school_id: int, event: Event) -> dict[str, Any]:
    subject_id = event.subject_id
    return {
        "school_id": school_id,
        "id": ids.new_id(),
        "at": clock.now(),
        "actor_kind": viewer.kind.value,
        "actor_id": viewer.id,
        "tablet_id": viewer.tablet_id,
        "action": event.action,
        "subject_kind": event.subject_kind,
        "subject_id": None if subject_id is None else str(subject_id),
        "pupil_id": event.pupil_id,
        "request_id": viewer.request_id,
    }
