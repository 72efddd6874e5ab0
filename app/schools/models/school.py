"""Schools, the numbers the state knows them by, and what each has chosen."""

from datetime import date, datetime, time

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    String,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import Model, Moment, one_of
from app.foundation.personal import (
    not_personal,
)
from app.foundation.scope import SchoolOwned

PHASES = ("primary", "secondary")


class School(Model):
    """A school that sends or receives pupils. Shared: every school may be named by another."""

    __tablename__ = "school"
    __table_args__ = (CheckConstraint(one_of("phase", PHASES), name="phase"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), info=not_personal("a school's public name"))
    phase: Mapped[str] = mapped_column(String(16))
    joined_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class SchoolIdentifier(Model):
    """A URN or LAESTAB and the school it names; both change when a school becomes an academy."""

    __tablename__ = "school_identifier"
    __table_args__ = (CheckConstraint(one_of("kind", ("urn", "laestab")), name="kind"),)

    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    value: Mapped[str] = mapped_column(String(16), primary_key=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    from_on: Mapped[date] = mapped_column(default=clock.today)
    to_on: Mapped[date | None]


class SchoolOptions(SchoolOwned, Model):
    """What a school has chosen. One typed column a choice; high privacy by default."""

    __tablename__ = "school_options"
    __table_args__ = (
        CheckConstraint("picture_count BETWEEN 3 AND 4", name="picture_count"),
        CheckConstraint("idle_minutes BETWEEN 1 AND 10", name="idle_minutes"),
    )

    uses_upn: Mapped[bool] = mapped_column(default=False)
    uses_upn_why: Mapped[str] = mapped_column(
        String(300), default="", info=not_personal("a school's reason")
    )
    picture_count: Mapped[int] = mapped_column(default=3)
    idle_minutes: Mapped[int] = mapped_column(default=3)
    opens_at: Mapped[time] = mapped_column(default=time(8, 0))
    closes_at: Mapped[time] = mapped_column(default=time(16, 0))
    cards_at_home: Mapped[bool] = mapped_column(default=False)
    photos_on: Mapped[bool] = mapped_column(default=False)
    factor_asked_at: Mapped[datetime | None] = mapped_column(Moment)
    voice_notes_on: Mapped[bool] = mapped_column(default=False)
    keeps_leavers_days: Mapped[int] = mapped_column(default=365)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class SchoolClosure(SchoolOwned, Model):
    """A weekday without school, which no count of school days includes."""

    __tablename__ = "school_closure"

    on: Mapped[date] = mapped_column(primary_key=True)
    words: Mapped[str] = mapped_column(
        String(60), default="", info=not_personal("why the school is closed")
    )
