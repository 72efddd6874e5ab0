"""The beginnings of comments that an adult has kept."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.reviews.models import CommentStarter


@dataclass(frozen=True, kw_only=True)
class Starter:
    """A beginning of a comment, the viewer's own."""

    id: UUID
    words: str


def starters_of(viewer: Viewer) -> tuple[Starter, ...]:
    """The viewer's own beginnings, the first kept first."""
    rows = db.session.scalars(
        select(CommentStarter)
        .where(
            CommentStarter.school_id == viewer.school, CommentStarter.account_id == viewer.person
        )
        .order_by(CommentStarter.id)
    )
    return tuple(Starter(id=row.id, words=row.words) for row in rows)
