"""An entry (to a child: a page) and its parts. The id is the one the tablet chose."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import IN_KEY_ORDER, Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned

KINDS = ("encounter", "skill", "reflection", "aspiration", "message")
MET_HOW = ("family", "someone-i-know", "visitor", "trip", "book", "screen", "other")
WOULD_LIKE = ("no", "maybe", "yes")

_LOG = personal(why="the child's own log", seen_by=PUPIL_AND_STAFF)


class Entry(SchoolOwned, Model):
    """One page of a child's log. Nothing here is destroyed by a child; removing only marks."""

    __tablename__ = "entry"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("activity", "activity_id"),
        key_to("school_class", "class_id"),
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        CheckConstraint(one_of("met_how", MET_HOW), name="met_how"),
        CheckConstraint(one_of("would_like", WOULD_LIKE), name="would_like"),
        Index(None, "school_id", "pupil_id", "activity_id"),
        Index(None, "school_id", "class_id", "saved_at"),
        IN_KEY_ORDER,
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    pupil_id: Mapped[UUID]
    activity_id: Mapped[UUID | None]
    class_id: Mapped[UUID]
    nc_year: Mapped[str] = mapped_column(String(1))
    school_year: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    job: Mapped[str | None] = mapped_column(String(48), info=_LOG)
    job_words: Mapped[str] = mapped_column(String(120), default="", info=_LOG)
    met_how: Mapped[str | None] = mapped_column(String(16), info=_LOG)
    words: Mapped[str] = mapped_column(Text, default="", info=_LOG)
    would_like: Mapped[str | None] = mapped_column(String(8), info=_LOG)
    happened_on: Mapped[date]
    revision: Mapped[int] = mapped_column(default=1)
    content_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=not_personal("to tell a repeat from a change")
    )
    sitting_id: Mapped[UUID | None]
    written_by_kind: Mapped[str] = mapped_column(String(16))
    written_by: Mapped[UUID | None]
    saved_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_by: Mapped[UUID | None]


class EntrySkill(SchoolOwned, Model):
    """A skill used, and how the child sees it: 1 just starting to 4 can show others."""

    __tablename__ = "entry_skill"
    __table_args__ = (
        key_to("entry", "entry_id", part_of=True),
        CheckConstraint("self_view BETWEEN 1 AND 4", name="self_view"),
        IN_KEY_ORDER,
    )

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    skill: Mapped[str] = mapped_column(String(24), primary_key=True, info=_LOG)
    self_view: Mapped[int | None] = mapped_column(info=_LOG)


class EntryPicture(SchoolOwned, Model):
    """What a child made on a page: a drawing, a photo, a voice note. The file says which."""

    __tablename__ = "entry_picture"
    __table_args__ = (
        key_to("entry", "entry_id", part_of=True),
        key_to("stored_file", "file_id"),
    )

    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    file_id: Mapped[UUID]
    caption: Mapped[str] = mapped_column(String(200), default="", info=_LOG)
