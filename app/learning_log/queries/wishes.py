"""What children ask about their pages, and what was answered."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import ChangeRequest, Entry
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entries_named, visible_to
from app.schools.models import Account

ANSWERS_WAIT = timedelta(days=30)
"""An answer that nobody came back for is shown no longer."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was asked about one page: `change` or `remove`; `answer` is yes, no or not yet."""

    entry_id: UUID
    wish: str
    asked_at: datetime
    answer: str | None
    words: str
    by_name: str
    job: str | None
    job_words: str


def open_wishes(viewer: Viewer, entry_ids: Collection[UUID]) -> Mapping[UUID, Wish]:
    """What is asked about these pages and not answered."""
    wanted = ChangeRequest.entry_id.in_(list(entry_ids))
    found = _wishes(viewer, wanted & ChangeRequest.answered_at.is_(None)) if entry_ids else ()
    return {wish.entry_id: wish for wish in found}


def wishes_in_class(viewer: Viewer, class_id: UUID) -> tuple[tuple[LogEntry, Wish], ...]:
    """The pages of a class that a child asks about, the longest wait first."""
    open_here = (
        (Entry.class_id == class_id)
        & Entry.removed_at.is_(None)
        & ChangeRequest.answered_at.is_(None)
    )
    asked = _wishes(viewer, open_here)
    pages = {page.id: page for page in entries_named(viewer, [one.entry_id for one in asked])}
    return tuple((pages[one.entry_id], one) for one in asked if one.entry_id in pages)


def wishes_waiting(viewer: Viewer, class_id: UUID) -> int:
    """How many wishes of a class wait for an answer."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(ChangeRequest)
            .join(Entry, _its_page())
            .where(
                Entry.class_id == class_id,
                Entry.removed_at.is_(None),
                ChangeRequest.answered_at.is_(None),
                visible_to(viewer),
            )
        )
        or 0
    )


def answers_to(viewer: Viewer) -> tuple[Wish, ...]:
    """What was answered to the child who asks, and they have not said that they read."""
    unread = ChangeRequest.seen_at.is_(None) & (
        ChangeRequest.answered_at > clock.now() - ANSWERS_WAIT
    )
    return _wishes(viewer, unread)


def _wishes(viewer: Viewer, which: ColumnElement[bool]) -> tuple[Wish, ...]:
    rows = db.session.execute(
        select(ChangeRequest, Account.name, Entry.job, Entry.job_words)
        .join(Entry, _its_page())
        .outerjoin(Account, Account.id == ChangeRequest.answered_by)
        .where(which, visible_to(viewer))
        .order_by(ChangeRequest.asked_at, ChangeRequest.id)
    )
    return tuple(
        Wish(
            entry_id=row.entry_id,
            wish=row.wish,
            asked_at=row.asked_at,
            answer=row.answer,
            words=row.words,
            by_name=name or "",
            job=job,
            job_words=job_words,
        )
        for row, name, job, job_words in rows
    )


def _its_page() -> ColumnElement[bool]:
    return (Entry.school_id == ChangeRequest.school_id) & (Entry.id == ChangeRequest.entry_id)
