"""Erasing pages that were put away: a star on one of them goes with it."""

from sqlalchemy import update

from app.foundation.database import db
from app.learning_log.actions import erase_entries, pages_past_keeping
from app.transition.models import Leaver


def erase_put_away(school_id: int) -> int:
    """Erase the pages that were put away more than 30 days ago; returns how many."""
    gone = pages_past_keeping(school_id)
    if not gone:
        return 0
    db.session.execute(
        update(Leaver)
        .where(Leaver.school_id == school_id, Leaver.best_entry_id.in_(gone))
        .values(best_entry_id=None)
        .execution_options(synchronize_session=False)
    )
    erase_entries(school_id, gone)
    return len(gone)
