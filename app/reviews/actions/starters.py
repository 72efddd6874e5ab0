"""Keeping beginnings of comments, each adult their own."""

from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, delete, exists, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.reviews.models import CommentStarter
from app.reviews.queries.starters import starters_of
from app.schools.models import Membership

MOST_STARTERS = 20
LONGEST_STARTER = 120


def keep_starter(viewer: Viewer, words: str) -> None:
    """Keep the beginning of a comment; one that is kept already is kept once."""
    if not words:
        raise Refused("Write the beginning of a comment first.")
    if len(words) > LONGEST_STARTER:
        raise Refused(f"That is long for a starter. Keep to {LONGEST_STARTER} characters.")
    kept = starters_of(viewer)
    if any(one.words == words for one in kept):
        return
    if len(kept) >= MOST_STARTERS:
        raise Refused(f"You have {MOST_STARTERS} starters. Remove one of them first.")
    starter_id = ids.new_id()
    row = {"id": starter_id, "account_id": viewer.person, "words": words}
    if add_unless_there(CommentStarter, {"school_id": viewer.school} | row):
        record(viewer, "starter kept", "comment_starter", starter_id)


def remove_starter(viewer: Viewer, starter_id: UUID) -> str:
    """Let go of one of the viewer's own beginnings; what it said. Raises NotFound."""
    row = db.session.get(CommentStarter, (viewer.school, starter_id))
    if row is None or row.account_id != viewer.person:
        raise NotFound("comment starter")
    words = row.words
    db.session.delete(row)
    db.session.flush()
    record(viewer, "starter removed", "comment_starter", starter_id)
    return words


def forget_starters(school_id: int) -> int:
    """Delete what belonged to adults who work here no more; returns how many."""
    works_here = exists(
        select(Membership.account_id).where(
            Membership.school_id == school_id,
            Membership.account_id == CommentStarter.account_id,
            Membership.to_at.is_(None),
        )
    )
    gone = db.session.execute(
        delete(CommentStarter)
        .where(CommentStarter.school_id == school_id, ~works_here)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", gone).rowcount
