"""What was written while somebody sat at a tablet."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry
from app.learning_log.pages import LogEntry
from app.learning_log.queries.entries import entries_named


def pages_by_sitting(
    viewer: Viewer, sitting_ids: Collection[UUID]
) -> Mapping[UUID, tuple[LogEntry, ...]]:
    """The pages first saved in each of these sittings, under whatever name they now stand."""
    rows = db.session.execute(
        select(Entry.id, Entry.sitting_id).where(Entry.sitting_id.in_(list(sitting_ids)))
    )
    sitting_of = {row.id: row.sitting_id for row in rows}
    found: dict[UUID, list[LogEntry]] = defaultdict(list)
    for page in reversed(entries_named(viewer, sitting_of)):
        found[sitting_of[page.id]].append(page)
    return {sitting_id: tuple(pages) for sitting_id, pages in found.items()}
