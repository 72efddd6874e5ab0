"""Looking through saved pages for a school's own words, after they are saved.

A child's save does not wait for it (docs/decisions/064-words-are-looked-for-afterwards.md): the
trail says which pages were saved since the last look.
"""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import commanded
from app.audit.models import AuditEvent
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry, EntryPicture
from app.safeguarding.actions import raise_by_words
from app.safeguarding.models import Screening
from app.safeguarding.queries import listed_words
from app.safeguarding.screening import words_found

SETTLED_AFTER = timedelta(minutes=1)
"""What was saved this long ago is surely committed, or never will be."""
MOST_AT_ONCE = 1000
"""Events of the trail; what is left waits for the next minute."""
SAVED = ("entry saved", "entry changed")


class _Saved(NamedTuple):
    """A page as it now is, and everything on it that the child typed."""

    id: UUID
    pupil_id: UUID
    revision: int
    text: str


def screen_pages(school_id: int) -> int:
    """Raise a concern for each page saved since the last look in which a listed word stands.

    Returns how many. One query where a school has no list.
    """
    listed = listed_words(school_id)
    looked = db.session.get(Screening, school_id) if listed else None
    if looked is None:
        return 0
    events = db.session.execute(
        select(AuditEvent.id, AuditEvent.action, AuditEvent.subject_id)
        .where(
            AuditEvent.school_id == school_id,
            AuditEvent.id > looked.upto_id,
            AuditEvent.at < clock.now() - SETTLED_AFTER,
        )
        .order_by(AuditEvent.id)
        .limit(MOST_AT_ONCE)
    ).all()
    if not events:
        return 0
    looked.upto_id = events[-1].id
    saved = {UUID(event.subject_id) for event in events if event.action in SAVED}
    return _raised(school_id, _pages(school_id, saved), listed)


def _raised(school_id: int, pages: Sequence[_Saved], listed: Sequence[str]) -> int:
    upkeep = commanded(school_id, "watch words")
    raised = 0
    for page in pages:
        if found := words_found(page.text, listed):
            raised += raise_by_words(upkeep, "entry", page.id, page.revision, page.pupil_id, found)
    return raised


def _pages(school_id: int, wanted: Collection[UUID]) -> list[_Saved]:
    if not wanted:
        return []
    captions: dict[UUID, list[str]] = {}
    for entry_id, caption in db.session.execute(
        select(EntryPicture.entry_id, EntryPicture.caption).where(
            EntryPicture.school_id == school_id, EntryPicture.entry_id.in_(wanted)
        )
    ):
        captions.setdefault(entry_id, []).append(caption)
    rows = db.session.scalars(
        select(Entry).where(
            Entry.school_id == school_id, Entry.id.in_(wanted), Entry.removed_at.is_(None)
        )
    )
    return [
        _Saved(
            row.id,
            row.pupil_id,
            row.revision,
            "\n".join([row.words, row.job_words, *captions.get(row.id, ())]),
        )
        for row in rows
    ]
