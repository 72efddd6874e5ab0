"""Where pages stand with the teacher, and what was answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry
from app.learning_log.queries import LogEntry, entries_in_class
from app.reviews.models import Feedback, Review
from app.reviews.states import State, state_now, waits_for_teacher
from app.schools.models import Account


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the teacher has made of a page as it now is. `at` is when, if anything was done."""

    state: State
    at: datetime | None = None
    by_name: str = ""
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class FeedbackFacts:
    """What a teacher answered, and whether the child has read it."""

    id: UUID
    words: str
    sticker: str | None
    asks_more: bool
    by_name: str
    at: datetime
    revision: int
    seen: bool


def standing_of(_viewer: Viewer, entry_ids: Collection[UUID]) -> Mapping[UUID, Standing]:
    """The standing of each page asked for; one that nobody has read is `unread`."""
    rows = db.session.execute(
        select(
            Entry.id,
            Entry.revision,
            Review.revision,
            Review.state,
            Review.at,
            Review.version,
            Account.name,
        )
        .outerjoin(Review, (Review.school_id == Entry.school_id) & (Review.entry_id == Entry.id))
        .outerjoin(Account, Account.id == Review.by)
        .where(Entry.id.in_(list(entry_ids)))
    )
    return {
        entry_id: Standing(
            state=state_now(stored, reviewed, revision),
            at=at if reviewed == revision else None,
            by_name=name or "",
            version=version or 0,
        )
        for entry_id, revision, reviewed, stored, at, version, name in rows
    }


def feedback_on(
    _viewer: Viewer, entry_ids: Collection[UUID]
) -> Mapping[UUID, tuple[FeedbackFacts, ...]]:
    """What was answered to each page, the latest first, without what was taken back."""
    found: dict[UUID, list[FeedbackFacts]] = {entry_id: [] for entry_id in entry_ids}
    rows = db.session.execute(
        select(Feedback, Account.name)
        .outerjoin(Account, Account.id == Feedback.by)
        .where(Feedback.entry_id.in_(list(entry_ids)), Feedback.undone_at.is_(None))
        .order_by(Feedback.at.desc(), Feedback.id.desc())
    )
    for row, name in rows:
        found[row.entry_id].append(
            FeedbackFacts(
                id=row.id,
                words=row.words,
                sticker=row.sticker,
                asks_more=row.asks_more,
                by_name=name or "",
                at=row.at,
                revision=row.revision,
                seen=row.seen_by_child_at is not None,
            )
        )
    return {entry_id: tuple(answers) for entry_id, answers in found.items()}


def queue_of(viewer: Viewer, class_id: UUID) -> tuple[LogEntry, ...]:
    """The pages of a class that wait for the teacher, the longest wait first."""
    entries = entries_in_class(viewer, class_id)
    standing = standing_of(viewer, [entry.id for entry in entries])
    waiting = [entry for entry in entries if waits_for_teacher(standing[entry.id].state)]
    return tuple(sorted(waiting, key=lambda entry: (entry.saved_at, entry.id)))
