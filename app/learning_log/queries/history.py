"""What a page said before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.answers import EntryAnswers, PictureRef, VoiceRef
from app.learning_log.models import EntryPicture, EntryRevision
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entry_ever, entry_for
from app.media.models import StoredFile

UNDER = "under"
"""In the content of a version: the child under whose name it stood until the page was moved."""


def earlier_versions(viewer: Viewer, entry_id: UUID) -> tuple[LogEntry, ...]:
    """The page as it was before each change, the latest first, under the name it then had.

    Raises NotFound.
    """
    return versions_before(viewer, entry_for(viewer, entry_id))


def page_as_it_was(viewer: Viewer, entry_id: UUID, revision: int) -> LogEntry | None:
    """The page at this revision, also if it was put away since.

    None if it is erased or not the viewer's to see.
    """
    now = entry_ever(viewer, entry_id)
    if now is None or now.revision <= revision:
        return now
    return next((one for one in versions_before(viewer, now) if one.revision <= revision), now)


def versions_before(viewer: Viewer, now: LogEntry) -> tuple[LogEntry, ...]:
    """The same, of a page that has been read already. Two queries."""
    rows = db.session.scalars(
        select(EntryRevision)
        .where(EntryRevision.entry_id == now.id)
        .order_by(
            EntryRevision.revision.desc(),
            EntryRevision.saved_at.desc(),
            EntryRevision.content_digest,
        )
    ).all()
    told = [EntryAnswers.from_content(row.content) for row in rows]
    made = _files(viewer, [file_id for answers in told for file_id in answers.file_ids])
    return tuple(_as_it_was(now, rows, told, made))


def files_ever_on(viewer: Viewer, entry_id: UUID) -> frozenset[UUID]:
    """The files of every picture and voice note that is on a page now or was before."""
    now = db.session.scalars(select(EntryPicture.file_id).where(EntryPicture.entry_id == entry_id))
    before = earlier_versions(viewer, entry_id)
    return frozenset(now) | {file_id for version in before for file_id in version.answers.file_ids}


def _files(viewer: Viewer, file_ids: Collection[UUID]) -> Mapping[UUID, StoredFile]:
    """What is known of these files. One query, and none where no version had any."""
    if not file_ids:
        return {}
    wanted = select(StoredFile).where(
        StoredFile.school_id == viewer.school, StoredFile.id.in_(file_ids)
    )
    return {file.id: file for file in db.session.scalars(wanted)}


def _as_it_was(
    now: LogEntry,
    rows: Sequence[EntryRevision],
    versions: Sequence[EntryAnswers],
    made: Mapping[UUID, StoredFile],
) -> Iterator[LogEntry]:
    pupil_id = now.pupil_id
    for row, told in zip(rows, versions, strict=True):
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
            pictures=tuple(_picture(one, made) for one in told.pictures),
            voice=told.voice and _voice(told.voice, made),
        )


def _picture(told: PictureRef, made: Mapping[UUID, StoredFile]) -> PictureRef:
    """A picture of an earlier version, with how it was made."""
    file = made.get(told.file_id)
    return replace(told, is_photo=file is not None and file.kind == "photo")


def _voice(told: VoiceRef, made: Mapping[UUID, StoredFile]) -> VoiceRef:
    """A voice note of an earlier version, with how long it is."""
    file = made.get(told.file_id)
    return replace(told, seconds=file.seconds if file else 0)
