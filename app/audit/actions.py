"""Writing the trail."""

from uuid import UUID

from sqlalchemy import insert

from app.access.viewer import Viewer
from app.audit.models import AuditEvent
from app.foundation import clock, ids
from app.foundation.statements import run

_ADD_EVENT = insert(AuditEvent.__table__)  # type: ignore[arg-type]


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
    run(
        _ADD_EVENT,
        {
            "school_id": viewer.school if school_id is None else school_id,
            "id": ids.new_id(),
            "at": clock.now(),
            "actor_kind": viewer.kind.value,
            "actor_id": viewer.id,
            "tablet_id": viewer.tablet_id,
            "action": action,
            "subject_kind": subject_kind,
            "subject_id": None if subject_id is None else str(subject_id),
            "pupil_id": pupil_id,
            "request_id": viewer.request_id,
        },
    )
