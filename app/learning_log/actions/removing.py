"""Putting a page away, and bringing it back. Nothing is destroyed."""

from uuid import UUID

from sqlalchemy import select, update

from app.access.viewer import STAFF_ROLES, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.models import ChangeRequest, Entry
from app.learning_log.queries.entries import visible_to
from app.safeguarding.actions import tell_of_removal, tell_of_return


def remove_entry(viewer: Viewer, entry_id: UUID) -> None:
    """Put a page away: the child and the class no longer see it. A member of staff may.

    A concern about it is told, and keeps it from being erased.
    """
    entry = _entry(viewer, entry_id)
    if entry.removed_at is None:
        entry.removed_at, entry.removed_by = clock.now(), viewer.person
        _grant_what_was_asked(viewer, entry_id)
        db.session.flush()
        record(viewer, "entry removed", "entry", entry_id, pupil_id=entry.pupil_id)
        tell_of_removal(viewer, "entry", entry_id)


def restore_entry(viewer: Viewer, entry_id: UUID) -> None:
    """Bring back a page that was put away."""
    entry = _entry(viewer, entry_id)
    if entry.removed_at is not None:
        entry.removed_at = entry.removed_by = None
        db.session.flush()
        record(viewer, "entry restored", "entry", entry_id, pupil_id=entry.pupil_id)
        tell_of_return(viewer, "entry", entry_id)


def _grant_what_was_asked(viewer: Viewer, entry_id: UUID) -> None:
    """A page that is away is no longer asked about."""
    db.session.execute(
        update(ChangeRequest)
        .where(
            ChangeRequest.school_id == viewer.school,
            ChangeRequest.entry_id == entry_id,
            ChangeRequest.answered_at.is_(None),
        )
        .values(answer="yes", answered_at=clock.now(), answered_by=viewer.person)
    )


def _entry(viewer: Viewer, entry_id: UUID) -> Entry:
    """A page that this adult may see, also when it was put away; raises NotFound."""
    found = db.session.scalar(
        select(Entry).where(
            Entry.school_id == viewer.school, Entry.id == entry_id, visible_to(viewer)
        )
    )
    if found is None or not viewer.is_a(*STAFF_ROLES):
        raise NotFound("entry")
    return found
