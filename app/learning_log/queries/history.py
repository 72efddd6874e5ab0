"""What a page said before."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import EntryPicture, EntryRevision
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entry_for

UNDER = "under"
"""In the content of a version: the child under whose name it stood until the page was moved."""


def earlier_versions(viewer: Viewer, entry_id: UUID) -> tuple[LogEntry, ...]:
    """The page as it was before each change, the latest first, under the name it then had.

    Raises NotFound.
    """
    now = entry_for(viewer, entry_id)
    rows = db.session.scalars(
        select(EntryRevision)
        .where(EntryRevision.entry_id == entry_id)
        .order_by(
            EntryRevision.revision.desc(),
            EntryRevision.saved_at.desc(),
            EntryRevision.content_digest,
        )
    )
    return tuple(_as_it_was(now, rows.all()))


def pictures_ever_on(viewer: Viewer, entry_id: UUID) -> frozenset[UUID]:
    """The files of every picture that is on a page now or was before."""
    now = db.session.scalars(select(EntryPicture.file_id).where(EntryPicture.entry_id == entry_id))
    before = earlier_versions(viewer, entry_id)
    return frozenset(now) | {one.file_id for version in before for one in version.pictures}


def _as_it_was(now: LogEntry, rows: Sequence[EntryRevision]) -> Iterator[LogEntry]:
    pupil_id = now.pupil_id
    for row in rows:
        told = EntryAnswers.from_content(row.content)
        pupil_id = UUID(row.content[UNDER]) if UNDER in row.content else pupil_id
        yield replace(
            now,
            pupil_id=pupil_id,
            revision=row.revision,
            saved_at=row.saved_at,
            kind=told.kind,
            job=told.job,
            job_words=told.job_words,
            met_how=told.met_how,
            words=told.words,
            would_like=told.would_like,
            skills=told.skills,
            pictures=told.pictures,
        )
