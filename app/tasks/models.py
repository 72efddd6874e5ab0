"""A piece of work to do later, leased by whoever does it."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, one_of
from app.foundation.personal import NOBODY, not_personal, personal
from app.foundation.scope import SchoolOwned

OUTGOING = ("mail", "link")
STATES = ("waiting", "running", "done", "failed")


class Task(SchoolOwned, Model):
    """One piece of work. `arguments` holds ids only; `message` is a sentence for who asked."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint(one_of("state", STATES), name="state"),
        Index(None, "state", "leased_until"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    kind: Mapped[str] = mapped_column(String(32))
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON, info=not_personal("ids only"))
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    progress: Mapped[int] = mapped_column(default=0)
    done_of: Mapped[int] = mapped_column(default=0)
    leased_by: Mapped[str | None] = mapped_column(
        String(64), info=not_personal("a process of the service")
    )
    leased_until: Mapped[datetime | None] = mapped_column(Moment)
    attempts: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(
        Text, default="", info=not_personal("made from codes and counts")
    )
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Outgoing(SchoolOwned, Model):
    """A letter to be sent by mail: written in the transaction of its cause, sent by the loop.

    Its words hold a link that opens an account, so they are sealed, and gone once it is sent. A
    `link` is not a letter yet: somebody asked for one for an address that may be nobody's, which
    only the loop finds out, so that asking takes as long for a stranger. It is of no school.
    """

    __tablename__ = "outgoing"
    __table_args__ = (
        CheckConstraint(one_of("kind", OUTGOING), name="kind"),
        Index(None, "next_try_at"),
        Index(None, "school_id", "about_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    kind: Mapped[str] = mapped_column(String(8))
    about_id: Mapped[UUID | None]
    body_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=personal(why="to be sent", kept="until it is sent", seen_by=NOBODY)
    )
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    next_try_at: Mapped[datetime | None] = mapped_column(Moment)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)
