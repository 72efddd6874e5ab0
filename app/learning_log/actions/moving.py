"""Putting a page under another name of the same class: the wrong child was signed in.

The page keeps its id, its words and the moment it was saved. Its history says under whose name it
stood before, and its number goes up by one, so that what a teacher made of it is asked anew.
"""

from uuid import UUID

from sqlalchemy import select, update

from app.access.viewer import STAFF_ROLES, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.learning_log.models import Entry, EntryDraft, EntryRevision
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entry_for
from app.learning_log.queries.history import UNDER, files_ever_on
from app.media.actions import give_pictures
from app.safeguarding.actions import tell_of_move
from app.schools.queries import ClassPupil, pupil_for

ONE_OF_THE_CLASS = "A page can only move to a child of the class it was written in."
A_MESSAGE = "A message to the new school stays with the child it speaks for. Put it away instead."


def move_entry(viewer: Viewer, entry_id: UUID, pupil_id: UUID) -> None:
    """Put a page under the name of the child who wrote it; moving it back undoes this.

    Drawings, what was begun on it and any concern about it move along. Raises NotFound for a page
    or child that is not the viewer's, Refused for another class and for a message to the new
    school.
    """
    page, child = entry_for(viewer, entry_id), pupil_for(viewer, pupil_id)
    if not viewer.is_a(*STAFF_ROLES):
        raise NotFound("entry")
    if page.class_id != child.class_id:
        raise Refused(ONE_OF_THE_CLASS)
    if page.kind == "message":
        raise Refused(A_MESSAGE)
    if page.pupil_id == child.id:
        return
    entry = _locked(viewer, entry_id)
    _remember(viewer, page, entry)
    _rename(entry, page, child)
    give_pictures(viewer, files_ever_on(viewer, entry_id), child.id)
    _move_draft(viewer, page, child)
    db.session.flush()
    record(viewer, "entry moved away", "entry", entry_id, pupil_id=page.pupil_id)
    record(viewer, "entry moved here", "entry", entry_id, pupil_id=child.id)
    tell_of_move(viewer, "entry", entry_id, child.id)


def _locked(viewer: Viewer, entry_id: UUID) -> Entry:
    return db.session.scalars(
        select(Entry)
        .where(Entry.school_id == viewer.school, Entry.id == entry_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def _remember(viewer: Viewer, page: LogEntry, entry: Entry) -> None:
    add_unless_there(
        EntryRevision,
        {
            "school_id": viewer.school,
            "entry_id": page.id,
            "revision": entry.revision,
            "content_digest": entry.content_digest,
            "content": page.answers.content() | {UNDER: str(page.pupil_id)},
            "saved_at": entry.saved_at,
            "by": entry.written_by,
        },
    )


def _rename(entry: Entry, page: LogEntry, child: ClassPupil) -> None:
    entry.pupil_id = child.id
    if entry.written_by == page.pupil_id:
        entry.written_by = child.id
    if entry.school_year == clock.school_year():
        entry.nc_year = child.nc_year
    entry.revision += 1


def _move_draft(viewer: Viewer, page: LogEntry, child: ClassPupil) -> None:
    """A change that was begun and not saved belongs to whoever began it."""
    if db.session.get(EntryDraft, (viewer.school, child.id, page.id)) is None:
        db.session.execute(
            update(EntryDraft)
            .where(
                EntryDraft.school_id == viewer.school,
                EntryDraft.pupil_id == page.pupil_id,
                EntryDraft.entry_id == page.id,
            )
            .values(pupil_id=child.id)
        )
