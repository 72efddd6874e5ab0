"""Pages that no adult has read for more than five school days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.lists import Order, as_read, in_order
from app.learning_log.models import Entry
from app.learning_log.queries.entries import visible_to
from app.reviews.models import Review
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.queries import closures_between
from app.schools.school_days import A_DAY, is_school_day

MOST_SCHOOL_DAYS = 5
LONGEST_BREAK = timedelta(days=120)
"""Further back nobody asks whether the school was closed."""


@dataclass(frozen=True, kw_only=True)
class UnreadPage:
    """A page that nobody has read as it is. `class_name` is the child's class now."""

    entry_id: UUID
    pupil_name: str
    class_id: UUID
    class_name: str
    saved_at: datetime


def unread_since(viewer: Viewer) -> datetime:
    """What was saved before this moment has waited for more than five school days.

    School days are Mondays to Fridays, without the days on which the school is closed.
    """
    day = clock.today()
    closed = closures_between(viewer, day - LONGEST_BREAK, day)
    counted = 0
    while counted <= MOST_SCHOOL_DAYS:
        counted += is_school_day(day, closed)
        day -= A_DAY
    return datetime.combine(day + A_DAY, time(), tzinfo=clock.SCHOOL_TIME)


class UnreadBy(StrEnum):
    """By what pages that nobody read can be put in order."""

    CHILD = "child"
    CLASS = "class"
    SAVED = "saved"


LONGEST_WAIT = Order(UnreadBy.SAVED)
_KEYS: Mapping[UnreadBy, Callable[[UnreadPage], Any]] = {
    UnreadBy.CHILD: lambda one: as_read(one.pupil_name),
    UnreadBy.CLASS: lambda one: as_read(one.class_name),
    UnreadBy.SAVED: lambda one: one.saved_at,
}


def unread_pages(viewer: Viewer, order: Order[UnreadBy] = LONGEST_WAIT) -> tuple[UnreadPage, ...]:
    """Of the children at the school, the longest wait first. One query, and thin rows."""
    rows = db.session.execute(_unread(viewer).order_by(Entry.saved_at, Entry.id))
    found = (
        UnreadPage(
            entry_id=entry_id,
            pupil_name=f"{preferred or forename} {surname}",
            class_id=class_id,
            class_name=class_name,
            saved_at=saved_at,
        )
        for entry_id, preferred, forename, surname, class_id, class_name, saved_at in rows
    )
    return in_order(found, _KEYS, order)


def _unread(viewer: Viewer) -> Select[UUID, str | None, str, str, UUID, str, datetime]:
    return (
        select(
            Entry.id,
            Pupil.preferred_forename,
            Pupil.forename,
            Pupil.surname,
            SchoolClass.id,
            SchoolClass.name,
            Entry.saved_at,
        )
        .select_from(Entry)
        .join(Pupil, and_(Pupil.school_id == Entry.school_id, Pupil.id == Entry.pupil_id))
        .join(
            Enrolment,
            and_(
                Enrolment.school_id == Entry.school_id,
                Enrolment.pupil_id == Entry.pupil_id,
                Enrolment.ends_on.is_(None),
            ),
        )
        .join(
            SchoolClass,
            and_(
                SchoolClass.school_id == Enrolment.school_id, SchoolClass.id == Enrolment.class_id
            ),
        )
        .outerjoin(Review, and_(Review.school_id == Entry.school_id, Review.entry_id == Entry.id))
        .where(
            Entry.removed_at.is_(None),
            Entry.saved_at < unread_since(viewer),
            _nobody_read_it(),
            visible_to(viewer),
        )
    )


def _nobody_read_it() -> ColumnElement[bool]:
    return or_(Review.entry_id.is_(None), Review.revision != Entry.revision)
