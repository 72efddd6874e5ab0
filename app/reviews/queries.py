"""Where pages stand with the teacher, and what was answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, or_, select

from app.access.viewer import Viewer
from app.activities.queries import activities_of_class, attendance_in_class
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.models import Entry
from app.learning_log.queries import (
    LogEntry,
    drafts_of_class,
    entries_in_class,
    entry_for,
)
from app.learning_log.queries.entries import visible_to
from app.reviews.models import Feedback, Review
from app.reviews.progress import ClassProgress, progress_of
from app.reviews.states import PILES, WAITING, State, pile_of, state_now
from app.schools.models import Account, Enrolment
from app.schools.queries import pupils_in_class


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the teacher has made of a page as it now is. `at` is when, if anything was done."""

    state: State
    at: datetime | None = None
    by_name: str = ""
    version: int = 0


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


def piles_of(viewer: Viewer, class_id: UUID) -> Mapping[str, tuple[UUID, ...]]:
    """The ids of a class's pages by pile: `waiting` (longest wait first), `asked`, `reviewed`.

    The last two have the latest first. One query, however many pages there are.
    """
    found: dict[str, list[UUID]] = {pile: [] for pile in PILES}
    rows = db.session.execute(
        _standing_in_class(viewer, class_id).order_by(Entry.saved_at, Entry.id)
    )
    for entry_id, revision, reviewed, stored in rows:
        found[pile_of(state_now(stored, reviewed, revision))].append(entry_id)
    return {pile: tuple(ids if pile == WAITING else reversed(ids)) for pile, ids in found.items()}


def class_progress(viewer: Viewer, class_id: UUID) -> ClassProgress:
    """How a class is getting on. As many queries for thirty children as for one.

    Raises NotFound for a class that is not the viewer's.
    """
    entries = entries_in_class(viewer, class_id)
    rows = db.session.execute(_standing_in_class(viewer, class_id))
    return progress_of(
        pupils=pupils_in_class(viewer, class_id),
        activities=activities_of_class(viewer, class_id),
        attendance=attendance_in_class(viewer, class_id),
        drafts=drafts_of_class(viewer, class_id),
        entries=entries,
        states={
            entry_id: state_now(stored, reviewed, revision)
            for entry_id, revision, reviewed, stored in rows
        },
        today=clock.today(),
    )


def waiting_in(viewer: Viewer, class_id: UUID) -> int:
    """How many pages of a class wait for the teacher."""
    return len(piles_of(viewer, class_id)[WAITING])


def _standing_in_class(viewer: Viewer, class_id: UUID) -> Select[UUID, int, int | None, str | None]:
    """What was written in the class, and what the children in it now wrote elsewhere before."""
    now_here = select(Enrolment.pupil_id).where(
        Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
    )
    return (
        select(Entry.id, Entry.revision, Review.revision, Review.state)
        .outerjoin(Review, (Review.school_id == Entry.school_id) & (Review.entry_id == Entry.id))
        .where(
            or_(Entry.class_id == class_id, Entry.pupil_id.in_(now_here)),
            Entry.removed_at.is_(None),
            visible_to(viewer),
        )
    )
