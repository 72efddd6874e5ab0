"""What a page said before, and what is not yet a page."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import Model, Moment, key_to
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned


class EntryRevision(SchoolOwned, Model):
    """What was replaced, whole."""

    __tablename__ = "entry_revision"
    __table_args__ = (key_to("entry", "entry_id", part_of=True),)

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), primary_key=True, info=not_personal("to tell a repeat from a change")
    )
    content: Mapped[dict[str, Any]] = mapped_column(
        JSON, info=personal(why="nothing a child wrote is lost", seen_by=PUPIL_AND_STAFF)
    )
    saved_at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID | None]


class EntryDraft(SchoolOwned, Model):
    """Answers so far. One row overwritten at each step; gone at save or after 30 days."""

    __tablename__ = "entry_draft"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("activity", "activity_id"),
    )

    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    activity_id: Mapped[UUID | None]
    answers: Mapped[dict[str, Any]] = mapped_column(
        JSON,
        info=personal(why="nothing is lost between questions", kept="30 days", seen_by="the child"),
    )
    at_question: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
