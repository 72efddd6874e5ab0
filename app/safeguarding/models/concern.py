"""A worry about something of a child's, and what was done about it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import personal
from app.foundation.scope import SchoolOwned

STATES = ("open", "acknowledged", "handed-on", "closed")
RAISED_BY = ("staff", "words")
"""An adult, or the school's own list of words."""

LEADS = "whoever leads safeguarding at the school"
_WORRY = personal(why="to tell whoever leads safeguarding", seen_by=LEADS)


class Concern(SchoolOwned, Model):
    """A worry about one thing (`subject_kind`, `subject_id`), as it stood at `subject_revision`.

    `rule` is the watch word that raised it, if none but a word did. `pupil_id` follows the subject
    when it is moved. The subject is kept while the concern is not closed.
    """

    __tablename__ = "concern"
    __table_args__ = (
        key_to("pupil", "pupil_id"),
        CheckConstraint(one_of("state", STATES), name="state"),
        CheckConstraint(one_of("raised_by_kind", RAISED_BY), name="raised_by_kind"),
        Index(None, "school_id", "state"),
        Index(None, "school_id", "subject_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    subject_kind: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[UUID]
    subject_revision: Mapped[int]
    pupil_id: Mapped[UUID]
    raised_by_kind: Mapped[str] = mapped_column(String(16))
    raised_by: Mapped[UUID | None]
    rule: Mapped[str] = mapped_column(String(60), default="", info=_WORRY)
    words: Mapped[str] = mapped_column(Text, default="", info=_WORRY)
    raised_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    state: Mapped[str] = mapped_column(String(16), default="open")
    acknowledged_at: Mapped[datetime | None] = mapped_column(Moment)
    acknowledged_by: Mapped[UUID | None]
    handed_on_at: Mapped[datetime | None] = mapped_column(Moment)
    handed_on_by: Mapped[UUID | None]
    handed_on_to: Mapped[str] = mapped_column(String(200), default="", info=_WORRY)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ConcernNote(SchoolOwned, Model):
    """What whoever leads safeguarding writes beside a concern. Added, never changed."""

    __tablename__ = "concern_note"
    __table_args__ = (
        key_to("concern", "concern_id", part_of=True),
        Index(None, "school_id", "concern_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    concern_id: Mapped[UUID]
    words: Mapped[str] = mapped_column(Text, info=_WORRY)
    by: Mapped[UUID | None]
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
