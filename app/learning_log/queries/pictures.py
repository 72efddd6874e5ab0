"""A drawing, photo or voice note, for those who may see or hear it."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import Entry, EntryPicture, EntryRevision
from app.learning_log.queries.entries import visible_to
from app.media.models import StoredFile


def picture_file(viewer: Viewer, file_id: UUID) -> StoredFile:
    """What is known of a file: the child's own, or one that a page the viewer may read has or had.

    Raises NotFound for anything else.
    """
    found = picture_files(viewer, [file_id]).get(file_id) or _once_on_a_page(viewer, file_id)
    if found is None:
        raise NotFound("picture")
    return found


def _once_on_a_page(viewer: Viewer, file_id: UUID) -> StoredFile | None:
    """A file that an earlier version of such a page had: who reads what it said sees it, too."""
    file = db.session.get(StoredFile, (viewer.school, file_id))
    if file is None:
        return None
    versions = db.session.scalars(
        select(EntryRevision.content)
        .join(
            Entry,
            (Entry.school_id == EntryRevision.school_id) & (Entry.id == EntryRevision.entry_id),
        )
        .where(Entry.pupil_id == file.pupil_id, visible_to(viewer))
    )
    named = (EntryAnswers.from_content(content).file_ids for content in versions)
    return file if any(file_id in files for files in named) else None


def voice_file(viewer: Viewer, file_id: UUID) -> StoredFile:
    """What is known of a voice note that the viewer may hear. Raises NotFound for anything else."""
    found = picture_file(viewer, file_id)
    if found.kind != "voice":
        raise NotFound("voice note")
    return found


def picture_files(viewer: Viewer, file_ids: Collection[UUID]) -> Mapping[UUID, StoredFile]:
    """What is known of those of these files that the viewer may see. One query."""
    wanted = list(file_ids)
    on_a_page = (
        select(EntryPicture.file_id)
        .join(
            Entry,
            (Entry.school_id == EntryPicture.school_id) & (Entry.id == EntryPicture.entry_id),
        )
        .where(EntryPicture.file_id.in_(wanted), visible_to(viewer))
    )
    may_see: ColumnElement[bool] = StoredFile.id.in_(on_a_page)
    if viewer.is_a(Role.PUPIL, Role.ENVELOPE):
        may_see = or_(may_see, StoredFile.pupil_id == viewer.person)
    found = db.session.scalars(select(StoredFile).where(StoredFile.id.in_(wanted), may_see))
    return {file.id: file for file in found}
