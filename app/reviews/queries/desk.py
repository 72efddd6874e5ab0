"""What lies on the desk of a class: every page, with where it stands."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry, EntryPicture
from app.learning_log.queries.entries import visible_to
from app.reviews.models import Review
from app.reviews.queue import QueuedPage
from app.reviews.states import State, changed_since_read, state_now
from app.schools.models import Enrolment

_REVIEW = (Review.school_id == Entry.school_id) & (Review.entry_id == Entry.id)


def pages_on_desk(viewer: Viewer, class_id: UUID) -> tuple[QueuedPage, ...]:
    """The pages written in a class, and those that children who are in it now wrote before.

    One query, however many pages there are.
    """
    has_picture = exists().where(
        EntryPicture.school_id == Entry.school_id, EntryPicture.entry_id == Entry.id
    )
    rows = db.session.execute(
        select(Entry.id, Entry.pupil_id, Entry.activity_id, Entry.saved_at, Entry.revision)
        .add_columns(Review.revision, Review.state, has_picture)
        .outerjoin(Review, _REVIEW)
        .where(_on_desk(viewer, class_id))
    )
    return tuple(
        QueuedPage(
            entry_id=entry_id,
            pupil_id=pupil_id,
            activity_id=activity_id,
            saved_at=saved_at,
            state=state_now(stored, reviewed, revision),
            changed=changed_since_read(stored, reviewed, revision),
            has_picture=pictured,
        )
        for entry_id, pupil_id, activity_id, saved_at, revision, reviewed, stored, pictured in rows
    )


@dataclass(frozen=True)
class PageWords:
    """What a page on the desk can be found by: whose it is, what it is about, and its words."""

    entry_id: UUID
    pupil_id: UUID
    kind: str
    job: str | None
    job_words: str
    words: str


def words_on_desk(viewer: Viewer, class_id: UUID) -> tuple[PageWords, ...]:
    """The words of every page there: for a search only. One query."""
    rows = db.session.execute(
        select(Entry.id, Entry.pupil_id, Entry.kind, Entry.job, Entry.job_words, Entry.words).where(
            _on_desk(viewer, class_id)
        )
    )
    return tuple(PageWords(*row) for row in rows)


def states_on_desk(viewer: Viewer, class_id: UUID) -> Mapping[UUID, State]:
    """Where each page on the desk stands."""
    rows = db.session.execute(
        select(Entry.id, Entry.revision, Review.revision, Review.state)
        .outerjoin(Review, _REVIEW)
        .where(_on_desk(viewer, class_id))
    )
    return {
        entry_id: state_now(stored, reviewed, revision)
        for entry_id, revision, reviewed, stored in rows
    }


def waiting_in(viewer: Viewer, class_id: UUID) -> int:
    """How many pages of a class wait for the teacher."""
    wanted = _waiting(select(func.count()).select_from(Entry)).where(_on_desk(viewer, class_id))
    return db.session.scalar(wanted) or 0


def waiting_by_class(viewer: Viewer) -> Mapping[UUID, int]:
    """How many pages wait on each desk that the viewer can see; a class with none is not named.

    One query, however many classes there are.
    """
    now_in = Enrolment.class_id
    rows = db.session.execute(
        _waiting(select(Entry.class_id, now_in, func.count()))
        .outerjoin(
            Enrolment,
            and_(
                Enrolment.school_id == Entry.school_id,
                Enrolment.pupil_id == Entry.pupil_id,
                Enrolment.ends_on.is_(None),
            ),
        )
        .where(Entry.removed_at.is_(None), visible_to(viewer))
        .group_by(Entry.class_id, now_in)
    )
    found: Counter[UUID] = Counter()
    for written_in, is_in, count in rows:
        for desk in {written_in, is_in} - {None}:
            found[desk] += count
    return found


def _waiting(wanted: Select) -> Select:  # type: ignore[type-arg] # of whatever is counted
    """Of these pages, those that nobody has answered as they are."""
    return wanted.outerjoin(Review, _REVIEW).where(
        or_(
            Review.entry_id.is_(None),
            Review.revision != Entry.revision,
            Review.state == State.READ.value,
        )
    )


def _on_desk(viewer: Viewer, class_id: UUID) -> ColumnElement[bool]:
    now_here = select(Enrolment.pupil_id).where(
        Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
    )
    return and_(
        or_(Entry.class_id == class_id, Entry.pupil_id.in_(now_here)),
        Entry.removed_at.is_(None),
        visible_to(viewer),
    )
