"""Erasing the pages that a member of staff put away and nobody brought back."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import commanded
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft
from app.safeguarding.queries import held

BROUGHT_BACK_WITHIN = timedelta(days=30)


def pages_past_keeping(school_id: int) -> list[UUID]:
    """The pages of a school that were put away more than 30 days ago, but for those held."""
    return list(
        db.session.scalars(
            select(Entry.id).where(
                Entry.school_id == school_id,
                Entry.removed_at < clock.now() - BROUGHT_BACK_WITHIN,
                Entry.id.not_in(held("entry")),
            )
        )
    )


def erase_entries(school_id: int, entry_ids: Collection[UUID]) -> None:
    """Delete these pages with everything that is part of them.

    Their pictures are named by nothing any more, so the sweep of pictures takes them.
    """
    upkeep = commanded(school_id, "upkeep")
    wanted = list(entry_ids)
    named = db.session.execute(
        select(Entry.id, Entry.pupil_id).where(Entry.school_id == school_id, Entry.id.in_(wanted))
    ).all()
    for table, column in ((EntryDraft, EntryDraft.entry_id), (Entry, Entry.id)):
        db.session.execute(delete(table).where(table.school_id == school_id, column.in_(wanted)))
    for entry_id, pupil_id in named:
        record(upkeep, "entry erased", "entry", entry_id, pupil_id=pupil_id)
