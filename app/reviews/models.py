"""Reviews and feedback. A review is valid while its revision is the entry's."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, WHILE_EMPLOYED, personal
from app.foundation.scope import SchoolOwned

STATES = ("read", "asked", "reviewed")


class Review(SchoolOwned, Model):
    """Where a page stands with the teacher; no row means nobody has read it."""

    __tablename__ = "review"
    __table_args__ = (
        key_to("entry", "entry_id", part_of=True),
        CheckConstraint(one_of("state", STATES), name="state"),
    )

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    revision: Mapped[int]
    state: Mapped[str] = mapped_column(String(16))
    by: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Feedback(SchoolOwned, Model):
    """Words or a sticker from a teacher, about one revision of a page."""

    __tablename__ = "feedback"
    __table_args__ = (
        key_to("entry", "entry_id", part_of=True),
        Index(None, "school_id", "entry_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    entry_id: Mapped[UUID]
    revision: Mapped[int]
    words: Mapped[str] = mapped_column(
        Text, default="", info=personal(why="to help the child on", seen_by=PUPIL_AND_STAFF)
    )
    sticker: Mapped[str | None] = mapped_column(String(24))
    asks_more: Mapped[bool] = mapped_column(default=False)
    by: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    seen_by_child_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


class CommentStarter(SchoolOwned, Model):
    """The beginning of a comment that an adult keeps, to put in with one tap."""

    __tablename__ = "comment_starter"
    __table_args__ = (UniqueConstraint("school_id", "account_id", "words"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    words: Mapped[str] = mapped_column(
        String(120),
        info=personal(
            why="to begin a comment with one tap", kept=WHILE_EMPLOYED, seen_by="the adult"
        ),
    )
