"""Tablets, and the classes that teachers open on them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to
from app.foundation.personal import A_DAY, NOBODY, not_personal, personal
from app.foundation.scope import SchoolOwned


class Tablet(SchoolOwned, Model):
    """A device of the school's, known by a cookie and named so that a teacher can tell it."""

    __tablename__ = "tablet"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    name: Mapped[str] = mapped_column(String(60), info=not_personal("a device: Tablet 4"))
    first_seen_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    last_opened_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class ClassOpening(SchoolOwned, Model):
    """A class that a teacher has opened, so that tablets may show its first names.

    With `by_card` nobody opened it: on a day of the class, cards let children in on devices on
    which no class is open. It has no code, and shows no name to anybody but its own child.
    """

    __tablename__ = "class_opening"
    __table_args__ = (
        key_to("school_class", "class_id"),
        Index(None, "school_id", "class_id", "ends_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    class_id: Mapped[UUID]
    opened_by: Mapped[UUID | None]
    code: Mapped[str] = mapped_column(
        String(8), info=not_personal("the code of the day, dead in hours")
    )
    opens_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    by_card: Mapped[bool] = mapped_column(default=False)


class ClassCode(Model):
    """From a code to its school: the one look-up that starts without a school. Lives hours."""

    __tablename__ = "class_code"

    code_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    opening_id: Mapped[UUID]
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)


class CodeMiss(Model):
    """A wrong class code, so that nobody tries them all. Shared; deleted after a day."""

    __tablename__ = "code_miss"
    __table_args__ = (Index(None, "address_digest", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    address_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to slow guessing", kept=A_DAY, seen_by=NOBODY)
    )
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
