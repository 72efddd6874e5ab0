"""What a page said before."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.answers import PictureRef, SkillView
from app.learning_log.models import EntryRevision
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entry_for


def earlier_versions(viewer: Viewer, entry_id: UUID) -> tuple[LogEntry, ...]:
    """The page as it was before each change, the latest first. Raises NotFound."""
    now = entry_for(viewer, entry_id)
    rows = db.session.scalars(
        select(EntryRevision)
        .where(EntryRevision.entry_id == entry_id)
        .order_by(EntryRevision.revision.desc(), EntryRevision.saved_at.desc())
    )
    return tuple(_as_it_was(now, row) for row in rows)


def _as_it_was(now: LogEntry, row: EntryRevision) -> LogEntry:
    said = row.content
    return replace(
        now,
        revision=row.revision,
        saved_at=row.saved_at,
        kind=said["kind"],
        job=said["job"],
        job_words=said["job_words"],
        met_how=said["met_how"],
        words=said["words"],
        would_like=said["would_like"],
        skills=tuple(SkillView(skill, self_view) for skill, self_view in said["skills"]),
        pictures=tuple(PictureRef(UUID(file_id), caption) for file_id, caption in said["pictures"]),
    )
