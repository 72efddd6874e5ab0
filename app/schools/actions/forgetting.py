"""Files that nobody applied, and the lines of those applied, have their time."""

from datetime import timedelta

from sqlalchemy import func, select

from app.access.viewer import commanded
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.schools.actions.checking import forget_lines
from app.schools.models import RosterChange as StoredLine
from app.schools.models import RosterImport

KEPT_FOR = timedelta(days=7)
"""How long names out of a file are kept: an office that went home on Friday finds them again."""


def forget_rosters(school_id: int) -> int:
    """Drop what nobody applied in `KEPT_FOR`, and forget the lines of what was applied before it.

    Returns how many files were touched.
    """
    upkeep = commanded(school_id, "upkeep")
    before = clock.now() - KEPT_FOR
    with_lines = select(StoredLine.import_id).where(StoredLine.school_id == school_id)
    old = db.session.scalars(
        select(RosterImport).where(
            RosterImport.school_id == school_id,
            func.coalesce(RosterImport.applied_at, RosterImport.made_at) < before,
            RosterImport.file_sealed.is_not(None) | RosterImport.id.in_(with_lines),
        )
    ).all()
    for stored in old:
        stored.state = "applied" if stored.applied_at else "dropped"
        stored.file_sealed = None
        forget_lines(stored)
        db.session.flush()
        record(upkeep, "roster forgotten", "roster_import", stored.id)
    return len(old)
