"""Pages that come late, from a tablet that had no connection: in any order, and perhaps twice.

The tablet numbers the versions of a page. A later one replaces what is there; an earlier one, or a
second of the same number, is kept beside it, and a teacher sees both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update

from app.access.viewer import Kind, Role, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import NotFound
from app.foundation.pictures import CleanPicture, clean_drawing, clean_photo, is_photo
from app.foundation.sound import clean_voice
from app.foundation.upserts import add_unless_there
from app.learning_log.actions.drafts import save_draft
from app.learning_log.actions.pictures import keep_drawing, keep_photo, keep_voice_note
from app.learning_log.actions.saving import Saved, save_entry
from app.learning_log.answers import EntryAnswers, check_limits
from app.learning_log.models import Entry, EntryRevision
from app.learning_log.queries import has_gone_on_elsewhere, is_written_past
from app.sync.actions import settle
from app.sync.queries import content_of, refusal_for

HIGHEST = 10_000
"""No child changes a page so often; a number from outside has a bound."""


def receive_entry(viewer: Viewer, entry_id: UUID, answers: EntryAnswers, revision: int) -> Saved:
    """Take in version `revision` of a page, 1 for a new one; the same twice changes nothing.

    Raises Refused for what does not fit or was put away, NotFound when it is another child's page.
    """
    revision = max(1, min(revision, HIGHEST))
    there = _there(viewer, entry_id)
    if there is None:
        saved = save_entry(viewer, entry_id, answers)
        return _numbered(viewer, saved, revision)
    if there.content_digest == answers.digest():
        record(viewer, "entry sent again", "entry", entry_id, pupil_id=viewer.person)
        return Saved(entry_id, there.revision, repeated=True)
    if there.pupil_id != viewer.person:
        raise NotFound("entry")
    if revision > there.revision:
        return _numbered(viewer, save_entry(viewer, entry_id, answers), revision)
    return _kept_beside(viewer, entry_id, answers, revision)


def _there(viewer: Viewer, entry_id: UUID) -> Row[UUID, int, bytes] | None:
    return db.session.execute(
        select(Entry.pupil_id, Entry.revision, Entry.content_digest)
        .where(Entry.school_id == viewer.school, Entry.id == entry_id)
        .with_for_update()
    ).one_or_none()


def _numbered(viewer: Viewer, saved: Saved, revision: int) -> Saved:
    """A version may arrive before those that it follows: they will find their places below it."""
    if saved.repeated or saved.revision >= revision:
        return saved
    db.session.execute(
        update(Entry)
        .where(Entry.school_id == viewer.school, Entry.id == saved.entry_id)
        .values(revision=revision)
    )
    return Saved(saved.entry_id, revision)


def _kept_beside(viewer: Viewer, entry_id: UUID, answers: EntryAnswers, revision: int) -> Saved:
    check_limits(answers)
    added = add_unless_there(
        EntryRevision,
        {
            "school_id": viewer.school,
            "entry_id": entry_id,
            "revision": revision,
            "content_digest": answers.digest(),
            "content": answers.content(),
            "saved_at": clock.now(),
            "by": viewer.id,
        },
    )
    action = "entry version kept" if added else "entry sent again"
    record(viewer, action, "entry", entry_id, pupil_id=viewer.person)
    return Saved(entry_id, revision, repeated=not added)


@dataclass(frozen=True, kw_only=True)
class LateDraft:
    """Answers so far that lay sealed on a tablet: of which page and which version of it, at which
    question, since when the tablet had the page, and an id to keep them under by themselves."""

    entry_id: UUID
    activity_id: UUID | None
    revision: int
    answers: Mapping[str, Any]
    at_question: int
    begun_at: datetime
    spare_id: UUID


def receive_draft(viewer: Viewer, late: LateDraft) -> None:
    """Keep answers that come late, so that the child goes on where they were.

    Where the child has gone on with the page at another tablet, the late answers become a page of
    their own: neither is lost. Of a page that was sent from there since, nothing is kept. Raises
    Refused for more than any child writes.
    """
    apart = has_gone_on_elsewhere(viewer, late.entry_id, late.begun_at)
    if not apart and is_written_past(viewer, late.entry_id, late.revision):
        return
    save_draft(
        viewer,
        late.spare_id if apart else late.entry_id,
        late.activity_id,
        late.answers,
        late.at_question,
    )


def save_after_all(viewer: Viewer, refusal_id: UUID) -> Saved:
    """An adult lets in what came too late, or of a child who has left, as the child's own page.

    A page that is there already is not replaced: the late one is kept beside it. Raises NotFound,
    and Refused for what does not fit.
    """
    with reading():
        refusal = refusal_for(viewer, refusal_id)
        content = content_of(viewer, refusal_id)
        picture = _cleaned(content.picture) if content.picture else None
        voice = clean_voice(content.voice) if content.voice else None
    answers = EntryAnswers.from_content(content.answers)
    child = replace(
        viewer,
        kind=Kind.ENVELOPE,
        roles=frozenset({Role.ENVELOPE}),
        id=refusal.pupil_id,
        class_ids=frozenset({refusal.class_id}),
        nc_year=refusal.nc_year,
        tablet_id=refusal.tablet_id,
    )
    if picture and answers.pictures:
        keep, cleaned = picture
        keep(child, cleaned, answers.pictures[0].file_id)
    if voice and answers.voice:
        keep_voice_note(child, voice, answers.voice.file_id)
    saved = receive_entry(child, refusal.subject_id, answers, 1)
    settle(viewer, refusal_id, "saved")
    return saved


def _cleaned(kept: bytes) -> tuple[Callable[[Viewer, CleanPicture, UUID], UUID], CleanPicture]:
    """How to store what came with the page, and what: a photo stays a photo."""
    if is_photo(kept):
        return keep_photo, clean_photo(kept)
    return keep_drawing, clean_drawing(kept)
