"""Giving a job, skill or question the school's own symbol, and taking it away."""

from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.pictures import CleanPicture
from app.foundation.upserts import put
from app.schools.models import SYMBOL_KINDS, SchoolSymbol
from app.schools.queries.symbols import symbol_for

KEY = ("school_id", "kind", "slug")


def set_symbol(viewer: Viewer, kind: str, slug: str, picture: CleanPicture) -> UUID:
    """Draw this job, skill or question so from now on; returns the id of the symbol.

    The picture comes from `clean_symbol`, which takes its time and is called before anything is
    written. Raises Refused for a kind that no symbol is of.
    """
    if kind not in SYMBOL_KINDS:
        raise Refused("A symbol is for a job, a skill or a question. Choose one of the three.")
    symbol_id = ids.new_id()
    row = {
        "school_id": viewer.school,
        "kind": kind,
        "slug": slug,
        "id": symbol_id,
        "picture": picture.data,
        "added_by": viewer.id,
        "added_at": clock.now(),
    }
    put(SchoolSymbol, row, KEY)
    record(viewer, "symbol set", "school_symbol", f"{kind}/{slug}")
    return symbol_id


def remove_symbol(viewer: Viewer, symbol_id: UUID) -> None:
    """Draw the shipped picture again. Raises NotFound if there is no such symbol here."""
    gone = symbol_for(viewer, symbol_id)
    if gone is None:
        raise NotFound("symbol")
    db.session.execute(
        delete(SchoolSymbol).where(
            SchoolSymbol.school_id == viewer.school, SchoolSymbol.id == symbol_id
        )
    )
    record(viewer, "symbol removed", "school_symbol", f"{gone.kind}/{gone.slug}")
