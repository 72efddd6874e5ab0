"""Where pages stand with the teacher."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry
from app.reviews.models import Review
from app.reviews.states import State, Stood, changed_since_read, state_now
from app.schools.models import Account


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the teacher has made of a page as it now is. `at` is when, if anything was done.

    Where the child has changed the page since it was read, `read_revision` and `read_at` say which
    version that was and when; `was_asked` whether the child was asked to.
    """

    state: State
    at: datetime | None = None
    by_name: str = ""
    version: int = 0
    read_revision: int | None = None
    read_at: datetime | None = None
    was_asked: bool = False

    @property
    def changed(self) -> bool:
        """Whether the child has changed the page since somebody read it."""
        return self.read_revision is not None


def standing_of(_viewer: Viewer, entry_ids: Collection[UUID]) -> Mapping[UUID, Standing]:
    """The standing of each page asked for; one that nobody has read is `unread`."""
    rows = db.session.execute(
        select(Entry.id, Entry.revision, Review, Account.name)
        .outerjoin(Review, (Review.school_id == Entry.school_id) & (Review.entry_id == Entry.id))
        .outerjoin(Account, Account.id == Review.by)
        .where(Entry.id.in_(list(entry_ids)))
    )
    return {
        entry_id: _standing(revision, review, name or "")
        for entry_id, revision, review, name in rows
    }


def stood_before(viewer: Viewer, entry_ids: Collection[UUID]) -> Mapping[UUID, Stood]:
    """How each of these pages stands, to put it back so; asked before something is done with it."""
    rows = db.session.execute(
        select(Review.entry_id, Review.state, Review.revision).where(
            Review.school_id == viewer.school, Review.entry_id.in_(list(entry_ids))
        )
    )
    reviewed = {row.entry_id: Stood(State(row.state), row.revision) for row in rows}
    return {entry_id: reviewed.get(entry_id, Stood()) for entry_id in entry_ids}


def _standing(revision: int, review: Review | None, by_name: str) -> Standing:
    if review is None:
        return Standing(state=State.UNREAD)
    changed = changed_since_read(review.state, review.revision, revision)
    return Standing(
        state=state_now(review.state, review.revision, revision),
        at=None if changed else review.at,
        by_name=by_name,
        version=review.version,
        read_revision=review.revision if changed else None,
        read_at=review.at if changed else None,
        was_asked=changed and review.state == State.ASKED,
    )
