"""Adding to a school's own lines of the menu, changing, retiring and bringing them back."""

from uuid import UUID

from sqlalchemy.orm.exc import StaleDataError

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict
from app.menu.items import MenuItem
from app.menu.models import SchoolActivity
from app.menu.queries import line_called, own_line

STALE = "Somebody else changed this activity while you were writing. Look at it again, then save."


def add_line(viewer: Viewer, item: MenuItem, copied_from: str = "") -> UUID:
    """Add a line of the school's own, perhaps begun as a copy of the line with this key.

    Raises NotFound if no line has that key.
    """
    if copied_from:
        line_called(viewer, copied_from)
    row = SchoolActivity(
        school_id=viewer.school, id=ids.new_id(), copied_from=copied_from, by=viewer.id
    )
    _write(row, item)
    db.session.add(row)
    db.session.flush()
    record(viewer, "menu line added", "school_activity", row.id)
    return row.id


def change_line(viewer: Viewer, own_id: UUID, item: MenuItem, version: int) -> None:
    """Change a line. Raises Conflict if `version` is no longer the one stored."""
    row = _row(viewer, own_id)
    if row.version != version:
        raise Conflict(STALE)
    _write(row, item)
    db.session.flush()
    record(viewer, "menu line changed", "school_activity", own_id)


def retire_line(viewer: Viewer, own_id: UUID) -> None:
    """Offer a line no longer. What was planned with it stays."""
    _row(viewer, own_id).retired_at = clock.now()
    db.session.flush()
    record(viewer, "menu line retired", "school_activity", own_id)


def restore_line(viewer: Viewer, own_id: UUID) -> None:
    """Offer a line again."""
    _row(viewer, own_id).retired_at = None
    db.session.flush()
    record(viewer, "menu line restored", "school_activity", own_id)


def _row(viewer: Viewer, own_id: UUID) -> SchoolActivity:
    """A line as it is now, which nobody else changes before this transaction ends."""
    own_line(viewer, own_id)
    key, alone = (viewer.school, own_id), {"key_share": True}
    try:
        return db.session.get_one(
            SchoolActivity, key, populate_existing=True, with_for_update=alone
        )
    except StaleDataError as error:  # it changed since this request first looked
        raise Conflict(STALE) from error


def _write(row: SchoolActivity, item: MenuItem) -> None:
    row.title, row.summary = item.title, item.summary
    row.theme, row.area, row.minutes = item.theme, item.area, item.minutes
    row.stages, row.ways, row.skills = list(item.stages), list(item.ways), list(item.skills)
    row.subjects, row.jobs = list(item.subjects), list(item.jobs)
    row.prepare, row.steps = "\n".join(item.prepare), "\n".join(item.steps)
    row.adaptations, row.safeguarding = "\n".join(item.adaptations), item.safeguarding
    row.before_questions, row.after_questions = "\n".join(item.before), "\n".join(item.after)
