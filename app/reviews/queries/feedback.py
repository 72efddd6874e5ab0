"""What was answered to pages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.models import Entry
from app.learning_log.queries import LogEntry, entry_for
from app.reviews.models import Feedback
from app.schools.models import Account


@dataclass(frozen=True, kw_only=True)
class FeedbackFacts:
    """What a teacher answered, whether the child pressed "I have read it", or changed the page."""

    id: UUID
    words: str
    sticker: str | None
    asks_more: bool
    by_name: str
    at: datetime
    revision: int
    seen: bool
    changed_since: bool


def feedback_on(
    _viewer: Viewer, entry_ids: Collection[UUID]
) -> Mapping[UUID, tuple[FeedbackFacts, ...]]:
    """What was answered to each page, the latest first, without what was taken back."""
    found: dict[UUID, list[FeedbackFacts]] = {entry_id: [] for entry_id in entry_ids}
    rows = db.session.execute(
        select(Feedback, Account.name, Entry.revision)
        .join(Entry, (Entry.school_id == Feedback.school_id) & (Entry.id == Feedback.entry_id))
        .outerjoin(Account, Account.id == Feedback.by)
        .where(Feedback.entry_id.in_(list(entry_ids)), Feedback.undone_at.is_(None))
        .order_by(Feedback.at.desc(), Feedback.id.desc())
    )
    for row, name, revision in rows:
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
                changed_since=revision > row.revision,
            )
        )
    return {entry_id: tuple(answers) for entry_id, answers in found.items()}


def answered_page(viewer: Viewer, feedback_id: UUID) -> LogEntry:
    """The page that an answer was given to; raises NotFound if it is not the viewer's to read."""
    feedback = db.session.get(Feedback, (viewer.school, feedback_id))
    if feedback is None:
        raise NotFound("feedback")
    return entry_for(viewer, feedback.entry_id)
