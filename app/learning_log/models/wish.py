"""What a child asks of a teacher about a page: to change it, or to take it away."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, personal
from app.foundation.scope import SchoolOwned

WISHES = ("change", "remove")
ANSWERS = ("yes", "no")


def _is_open(answered_at: Mapped[datetime | None]) -> Index:
    """A page is asked about once at a time, however often the button is pressed."""
    assert isinstance(answered_at, MappedColumn)  # noqa: S101 - what mapped_column() returns
    unanswered = answered_at.column.is_(None)
    return Index(
        "uq_change_request_open",
        "school_id",
        "entry_id",
        unique=True,
        sqlite_where=unanswered,
        postgresql_where=unanswered,
    )


class ChangeRequest(SchoolOwned, Model):
    """One wish and its answer. `seen_at` is when the child read the answer."""

    __tablename__ = "change_request"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    entry_id: Mapped[UUID]
    wish: Mapped[str] = mapped_column(String(8))
    asked_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    answer: Mapped[str | None] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(
        Text, default="", info=personal(why="to tell the child why", seen_by=PUPIL_AND_STAFF)
    )
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[UUID | None]
    seen_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        key_to("entry", "entry_id", part_of=True),
        CheckConstraint(one_of("wish", WISHES), name="wish"),
        CheckConstraint(one_of("answer", ANSWERS), name="answer"),
        _is_open(answered_at),
    )
