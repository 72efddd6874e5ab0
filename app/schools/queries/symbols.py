"""A school's own symbols: which there are, and the picture of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import SchoolSymbol


@dataclass(frozen=True)
class SymbolFacts:
    """A symbol without its picture."""

    id: UUID
    kind: str
    slug: str


def symbols_listed(viewer: Viewer) -> Sequence[SymbolFacts]:
    """Every symbol of the school, by kind and slug."""
    rows = db.session.execute(
        select(SchoolSymbol.id, SchoolSymbol.kind, SchoolSymbol.slug)
        .where(SchoolSymbol.school_id == viewer.school)
        .order_by(SchoolSymbol.kind, SchoolSymbol.slug)
    )
    return [SymbolFacts(*row) for row in rows]


def symbols_of(viewer: Viewer) -> Mapping[tuple[str, str], UUID]:
    """The ids of the school's symbols by kind and slug: one small query."""
    return {(one.kind, one.slug): one.id for one in symbols_listed(viewer)}


def symbol_for(viewer: Viewer, symbol_id: UUID) -> SymbolFacts | None:
    """One symbol of the school; None when there is no such, or it is another school's."""
    return next((one for one in symbols_listed(viewer) if one.id == symbol_id), None)


def symbol_picture(viewer: Viewer, symbol_id: UUID) -> bytes:
    """The picture (PNG) of a symbol of the school. Raises NotFound for any other."""
    picture = db.session.scalar(
        select(SchoolSymbol.picture).where(
            SchoolSymbol.school_id == viewer.school, SchoolSymbol.id == symbol_id
        )
    )
    if picture is None:
        raise NotFound("symbol")
    return picture
