"""Two adults may do something with a page in one moment: the second finds what the first did."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry


def wait_for_turn_at(viewer: Viewer, entry_ids: Collection[UUID]) -> None:
    """Wait until nobody else's transaction is at any of these pages; ours is, until it ends.

    On SQLite whoever writes is alone already.
    """
    db.session.execute(
        select(Entry.id)
        .where(Entry.school_id == viewer.school, Entry.id.in_(list(entry_ids)))
        .order_by(Entry.id)
        .with_for_update(key_share=True)
    )
