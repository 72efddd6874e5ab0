"""What a school has said of the columns of files whose headings say too little."""

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.schools.models import RosterMapping
from app.schools.roster.columns import LOOK_IN_FIRST
from app.schools.roster.headings import headings_key
from app.schools.roster.listing import Listing
from app.schools.roster.said import ColumnsSaid
from app.schools.roster.tables import Record


def headings_digest(viewer: Viewer, headings: Record) -> bytes:
    """32 bytes: the same for the same headings in this school; which, they tell nobody else."""
    return keyring().blind_index(viewer.school, f"headings {headings_key(headings)}")


def mapping_for(viewer: Viewer, listing: Listing) -> ColumnsSaid | None:
    """What was said before of a file with the headings of this one; one query."""
    if listing.header is not None:
        return None
    rows = {
        headings_digest(viewer, record): record.row
        for record in reversed(listing.records[:LOOK_IN_FIRST])
        if not record.is_blank
    }
    known = db.session.scalars(
        select(RosterMapping).where(
            RosterMapping.school_id == viewer.school,
            RosterMapping.headings_digest.in_(list(rows)),
        )
    ).all()
    if not known:
        return None
    first = min(known, key=lambda each: rows[each.headings_digest])
    kept = {"header_row": rows[first.headings_digest], "columns": first.columns}
    return ColumnsSaid.from_json(kept)
