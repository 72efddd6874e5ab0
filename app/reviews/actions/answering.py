"""Answering a child's page."""

from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import delete, select, update

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.learning_log.actions.turns import wait_for_turn_at
from app.learning_log.queries import LogEntry, entries_named, entry_for
from app.reviews.models import Feedback, Review
from app.reviews.queries.standing import stood_before
from app.reviews.states import State, Stood, state_now, waits_for_teacher
from app.reviews.stickers import STICKERS

LONGEST_WORDS = 1000
CHANGED = "The child changed this page while you were reading. Read it again, then answer."


def give_feedback(
    viewer: Viewer, entry_id: UUID, *, words: str = "", sticker: str | None = None
) -> UUID:
    """Words or a sticker, or both. Returns the id of the feedback, to take it back by."""
    if not words and not sticker:
        raise Refused("Choose a sticker or write some words first.")
    return _answer(viewer, _held(viewer, entry_id), words, sticker, asks_more=False)


def ask_for_more(
    viewer: Viewer,
    entry_id: UUID,
    *,
    words: str,
    sticker: str | None = None,
    revision: int | None = None,
) -> UUID:
    """Ask the child to add something; the page waits for the child, not for the teacher.

    Raises Conflict if the page is no longer the revision that was read, if one is given.
    """
    if not words:
        raise Refused("Write what you would like the child to add.")
    entry = _held(viewer, entry_id)
    if revision is not None and entry.revision != revision:
        raise Conflict(CHANGED)
    feedback_id = _answer(viewer, entry, words, sticker, asks_more=True)
    _stand(viewer, entry, State.ASKED)
    return feedback_id


def mark_reviewed(viewer: Viewer, entry_id: UUID, *, revision: int) -> None:
    """Say that the page is good as it is. Raises Conflict if it is no longer that revision."""
    entry = _held(viewer, entry_id)
    if entry.revision != revision:
        raise Conflict(CHANGED)
    _stand(viewer, entry, State.REVIEWED)
    record(viewer, "entry reviewed", "entry", entry.id, pupil_id=entry.pupil_id)


def mark_several_reviewed(viewer: Viewer, shown: Mapping[UUID, int]) -> Mapping[UUID, Stood]:
    """Mark those of these pages that wait, and still are the revision shown; how each stood before.

    As many questions for thirty pages as for one.
    """
    wait_for_turn_at(viewer, shown)
    stood = stood_before(viewer, shown)
    rows = {
        row.entry_id: row
        for row in db.session.scalars(select(Review).where(Review.entry_id.in_(list(shown))))
    }
    marked = {}
    for entry in entries_named(viewer, shown):
        before = stood[entry.id]
        state = state_now(before.state, before.revision, entry.revision)
        if shown[entry.id] == entry.revision and waits_for_teacher(state):
            _write(viewer, entry, State.REVIEWED, entry.revision, rows.get(entry.id))
            record(viewer, "entry reviewed", "entry", entry.id, pupil_id=entry.pupil_id)
            marked[entry.id] = before
    return marked


def take_back_review(viewer: Viewer, entry_id: UUID, before: Stood | None = None) -> None:
    """Put the page back to review; or as it stood `before`, which is what Undo does."""
    entry = _held(viewer, entry_id)
    _stand_as(viewer, entry, before or Stood(State.READ, entry.revision))
    record(viewer, "review taken back", "entry", entry.id, pupil_id=entry.pupil_id)


def undo_feedback(viewer: Viewer, feedback_id: UUID, before: Stood | None = None) -> None:
    """Take back what was answered; the child no longer sees it. A page that was asked for more
    waits again, or stands as it did `before`."""
    feedback = db.session.get(Feedback, (viewer.school, feedback_id))
    if feedback is None:
        raise NotFound("feedback")
    entry = _held(viewer, feedback.entry_id)
    feedback.undone_at = clock.now()
    db.session.flush()
    if feedback.asks_more:
        _stand_as(viewer, entry, before or Stood(State.READ, entry.revision))
    record(viewer, "feedback taken back", "feedback", feedback_id, pupil_id=entry.pupil_id)


def mark_feedback_seen(viewer: Viewer, entry_ids: Collection[UUID]) -> None:
    """The child has read what was answered to these pages of theirs; raises NotFound for others."""
    for entry_id in entry_ids:
        entry_for(viewer, entry_id)
    db.session.execute(
        update(Feedback)
        .where(
            Feedback.entry_id.in_(list(entry_ids)),
            Feedback.seen_by_child_at.is_(None),
            Feedback.undone_at.is_(None),
        )
        .values(seen_by_child_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    for entry_id in entry_ids:
        record(viewer, "feedback read", "entry", entry_id, pupil_id=viewer.id)


def _held(viewer: Viewer, entry_id: UUID) -> LogEntry:
    wait_for_turn_at(viewer, [entry_id])
    return entry_for(viewer, entry_id)


def _answer(
    viewer: Viewer, entry: LogEntry, words: str, sticker: str | None, *, asks_more: bool
) -> UUID:
    if len(words) > LONGEST_WORDS:
        raise Refused(f"That is too long for a child to read. Keep to {LONGEST_WORDS} characters.")
    if sticker is not None and sticker not in STICKERS:
        raise Refused("Choose one of the stickers shown.")
    if (said_already := _same_answer(viewer, entry, words, sticker, asks_more)) is not None:
        return said_already
    feedback_id = ids.new_id()
    db.session.add(
        Feedback(
            school_id=viewer.school,
            id=feedback_id,
            entry_id=entry.id,
            revision=entry.revision,
            words=words,
            sticker=sticker,
            asks_more=asks_more,
            by=viewer.id,
        )
    )
    db.session.flush()
    record(viewer, "feedback given", "entry", entry.id, pupil_id=entry.pupil_id)
    return feedback_id


def _same_answer(
    viewer: Viewer, entry: LogEntry, words: str, sticker: str | None, asks_more: bool
) -> UUID | None:
    """A form that arrives twice must not answer the child twice."""
    return db.session.scalar(
        select(Feedback.id).where(
            Feedback.entry_id == entry.id,
            Feedback.revision == entry.revision,
            Feedback.words == words,
            Feedback.sticker == sticker,
            Feedback.asks_more.is_(asks_more),
            Feedback.by == viewer.id,
            Feedback.undone_at.is_(None),
        )
    )


def _stand_as(viewer: Viewer, entry: LogEntry, before: Stood) -> None:
    if before.revision is None:
        db.session.execute(
            delete(Review).where(Review.school_id == viewer.school, Review.entry_id == entry.id)
        )
    else:
        _stand(viewer, entry, before.state, min(before.revision, entry.revision))


def _stand(viewer: Viewer, entry: LogEntry, state: State, revision: int | None = None) -> None:
    row = db.session.scalars(select(Review).where(Review.entry_id == entry.id)).one_or_none()
    _write(viewer, entry, state, revision or entry.revision, row)
    db.session.flush()


def _write(
    viewer: Viewer, entry: LogEntry, state: State, revision: int, row: Review | None
) -> None:
    if row is None:
        row = Review(school_id=viewer.school, entry_id=entry.id)
        db.session.add(row)
    row.revision, row.state = revision, state.value
    row.by, row.at = viewer.id, clock.now()
