"""Keeping what a child made before it is on a page, and sweeping what came on none."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.pictures import CleanPicture
from app.foundation.sound import CleanVoice
from app.learning_log.models import EntryDraft, EntryPicture, EntryRevision
from app.media.actions import keep_picture, keep_voice, let_go
from app.media.models import StoredFile

UNCLAIMED_FOR = timedelta(days=31)
"""A day longer than drafts are kept."""


def keep_drawing(viewer: Viewer, picture: CleanPicture, file_id: UUID | None = None) -> UUID:
    """Store a drawing of the child who asks; returns the id by which a page can name it.

    `file_id` is for a drawing that may come twice: the same id is kept once.
    """
    file_id = keep_picture(viewer, viewer.person, picture, "drawing", file_id)
    record(viewer, "drawing kept", "stored_file", file_id, pupil_id=viewer.person)
    return file_id


def keep_photo(viewer: Viewer, picture: CleanPicture, file_id: UUID | None = None) -> UUID:
    """Store a photo that the child took; the rest as for a drawing."""
    file_id = keep_picture(viewer, viewer.person, picture, "photo", file_id)
    record(viewer, "photo kept", "stored_file", file_id, pupil_id=viewer.person)
    return file_id


def keep_voice_note(viewer: Viewer, voice: CleanVoice, file_id: UUID | None = None) -> UUID:
    """Store what the child said; the rest as for a drawing."""
    file_id = keep_voice(viewer, viewer.person, voice, file_id)
    record(viewer, "voice note kept", "stored_file", file_id, pupil_id=viewer.person)
    return file_id


def note_left_out(viewer: Viewer, entry_id: UUID, kinds: Collection[str]) -> None:
    """A photo or voice note came late, to a school that takes none any more: it was not kept."""
    for kind in kinds:
        record(viewer, f"{kind} left out", "entry", entry_id, pupil_id=viewer.person)


def sweep_unclaimed_pictures(school_id: int) -> int:
    """Let go of old files that no page, draft or earlier version names; returns how many."""
    on_pages = select(EntryPicture.file_id).where(EntryPicture.school_id == school_id)
    old = db.session.scalars(
        select(StoredFile.id).where(
            StoredFile.school_id == school_id,
            StoredFile.stored_at < clock.now() - UNCLAIMED_FOR,
            StoredFile.id.not_in(on_pages),
        )
    ).all()
    named = _named_elsewhere(school_id) if old else ""
    unclaimed = [file_id for file_id in old if str(file_id) not in named]
    for file_id in unclaimed:
        let_go(school_id, file_id)
    return len(unclaimed)


def _named_elsewhere(school_id: int) -> str:
    """Every file that drafts and earlier versions of pages name, as one text."""
    drafts = db.session.scalars(select(EntryDraft.answers).where(EntryDraft.school_id == school_id))
    before = db.session.scalars(
        select(EntryRevision.content).where(EntryRevision.school_id == school_id)
    )
    named = [str(answers.get(name, "")) for answers in drafts for name in ("drawing", "voice")]
    named += [str(content.get(name, "")) for content in before for name in ("pictures", "voice")]
    return " ".join(named)
