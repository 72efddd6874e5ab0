"""A child asks a teacher to change a page or take it away; the teacher answers, and the child sees.

Asking changes nothing by itself: nothing is ever destroyed by a child.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, select, update

from app.access.viewer import STAFF_ROLES, Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.learning_log.actions.removing import remove_entry
from app.learning_log.models import WISHES, ChangeRequest, Entry
from app.learning_log.queries.entries import entry_for, visible_to

MOST_WORDS = 500
SAY_WHY = "Write one sentence, so that the child knows why the page stays."
TOO_LONG = f"That is too long for a child to read. Keep to {MOST_WORDS} characters."
ANSWERED = "This was answered already, or the child no longer asks."


def ask_about(viewer: Viewer, entry_id: UUID, wish: str) -> None:
    """Ask for the child's own page to be changed or taken away; asking twice is asking once.

    A second wish takes the place of the first. Raises NotFound, and Refused for no such wish.
    """
    entry = entry_for(viewer, entry_id)
    if entry.pupil_id != viewer.person:
        raise NotFound("entry")
    if wish not in WISHES:
        raise Refused("Pick one picture.")
    row = {"school_id": viewer.school, "id": ids.new_id(), "entry_id": entry_id, "wish": wish}
    row |= {"words": "", "asked_at": clock.now()}
    if not add_unless_there(ChangeRequest, row):
        db.session.execute(
            update(ChangeRequest).where(_open_on(viewer, entry_id)).values(wish=wish)
        )
    record(viewer, f"asked to {wish}", "entry", entry_id, pupil_id=viewer.person)


def ask_no_more(viewer: Viewer, entry_id: UUID) -> None:
    """The child has thought again. Raises NotFound for another child's page."""
    if entry_for(viewer, entry_id).pupil_id != viewer.person:
        raise NotFound("entry")
    db.session.execute(delete(ChangeRequest).where(_open_on(viewer, entry_id)))
    record(viewer, "asked no more", "entry", entry_id, pupil_id=viewer.person)


def grant_wish(viewer: Viewer, entry_id: UUID, words: str = "") -> None:
    """Yes: a page that shall go is put away; one that shall change was changed together.

    Raises Conflict when nothing is asked any more.
    """
    if _answer(viewer, entry_id, "yes", words).wish == "remove":
        remove_entry(viewer, entry_id)


def decline_wish(viewer: Viewer, entry_id: UUID, words: str) -> None:
    """The page stays as it is, and the child is told why. Raises Conflict as granting does."""
    if not words:
        raise Refused(SAY_WHY)
    _answer(viewer, entry_id, "no", words)


def mark_answers_seen(viewer: Viewer, entry_id: UUID) -> None:
    """The child has read what was answered about a page of theirs, which may be put away."""
    own = select(Entry.id).where(Entry.id == entry_id, visible_to(viewer))
    db.session.execute(
        update(ChangeRequest)
        .where(
            ChangeRequest.school_id == viewer.school,
            ChangeRequest.entry_id.in_(own),
            ChangeRequest.answered_at.is_not(None),
            ChangeRequest.seen_at.is_(None),
        )
        .values(seen_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    record(viewer, "answer to a wish read", "entry", entry_id, pupil_id=viewer.person)


def _answer(viewer: Viewer, entry_id: UUID, answer: str, words: str) -> ChangeRequest:
    if len(words) > MOST_WORDS:
        raise Refused(TOO_LONG)
    entry = entry_for(viewer, entry_id)
    if not viewer.is_a(*STAFF_ROLES):
        raise NotFound("entry")
    asked = db.session.scalar(select(ChangeRequest).where(_open_on(viewer, entry_id)))
    if asked is None:
        raise Conflict(ANSWERED)
    asked.answer, asked.words = answer, words
    asked.answered_at, asked.answered_by = clock.now(), viewer.person
    db.session.flush()
    record(viewer, f"wish answered {answer}", "entry", entry_id, pupil_id=entry.pupil_id)
    return asked


def _open_on(viewer: Viewer, entry_id: UUID) -> ColumnElement[bool]:
    return and_(
        ChangeRequest.school_id == viewer.school,
        ChangeRequest.entry_id == entry_id,
        ChangeRequest.answered_at.is_(None),
    )
