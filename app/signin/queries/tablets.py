"""Tablets that a school has used, and wrong codes typed at them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.signin import waiting
from app.signin.models import CodeMiss, Sitting, Tablet


@dataclass(frozen=True, kw_only=True)
class TabletFacts:
    """A device of the school's and what it is called."""

    id: UUID
    name: str


def tablet_for(viewer: Viewer, tablet_id: UUID) -> TabletFacts:
    """A tablet of the viewer's school. Raises NotFound."""
    tablet = tablet_row(viewer, tablet_id)
    return TabletFacts(id=tablet.id, name=tablet.name)


def tablet_row(viewer: Viewer, tablet_id: UUID) -> Tablet:
    """The row of a tablet of the viewer's school. Raises NotFound."""
    tablet = db.session.get(Tablet, (viewer.school, tablet_id))
    if tablet is None:
        raise NotFound("tablet")
    return tablet


def is_taken(viewer: Viewer, tablet_id: UUID, name: str) -> bool:
    """Whether another tablet of the school is called so, in whatever letters."""
    names = db.session.scalars(
        select(Tablet.name).where(Tablet.school_id == viewer.school, Tablet.id != tablet_id)
    )
    return name.casefold() in {each.casefold() for each in names}


def tablets_known(school_id: int) -> int:
    """How many tablets the school in scope has had."""
    wanted = select(func.count()).select_from(Tablet).where(Tablet.school_id == school_id)
    return db.session.scalar(wanted) or 0


def tablets_at(opening_id: UUID) -> int:
    """On how many tablets a class has been since it was opened, in the school in scope."""
    at = select(func.count(Sitting.tablet_id.distinct())).where(Sitting.opening_id == opening_id)
    return db.session.scalar(at) or 0


def code_misses(address_digest: bytes) -> Sequence[datetime]:
    """When wrong codes came from this address, of late."""
    return db.session.scalars(
        select(CodeMiss.at).where(
            CodeMiss.address_digest == address_digest,
            CodeMiss.at > clock.now() - waiting.A_WHILE,
        )
    ).all()
