"""Children of a school, and which class each is in when."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, key_to, one_of
from app.foundation.personal import (
    NOBODY,
    PUPIL_AND_STAFF,
    personal,
)
from app.foundation.scope import SchoolOwned

NC_YEARS = ("R", "1", "2", "3", "4", "5", "6")
IDENTIFIER_KINDS = ("upn", "former_upn")


class Pupil(SchoolOwned, Model):
    """A child of the school. The id is random, because it travels."""

    __tablename__ = "pupil"
    __table_args__ = (Index(None, "school_id", "surname", "forename"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_random_id)
    forename: Mapped[str] = mapped_column(
        String(200), info=personal(why="to know the child by", seen_by=PUPIL_AND_STAFF)
    )
    surname: Mapped[str] = mapped_column(
        String(200), info=personal(why="to tell two children apart, and for the new school")
    )
    preferred_forename: Mapped[str | None] = mapped_column(
        String(200), info=personal(why="what the child is called", seen_by=PUPIL_AND_STAFF)
    )
    born_on: Mapped[date] = mapped_column(
        info=personal(why="to match the child in a roster and at the new school")
    )
    joined_on: Mapped[date] = mapped_column(default=clock.today)
    left_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def called(self) -> str:
        """The first name that the child goes by."""
        return self.preferred_forename or self.forename

    @property
    def full_name(self) -> str:
        """The name as staff know the child."""
        return f"{self.called} {self.surname}"


class PupilIdentifier(SchoolOwned, Model):
    """A number that the state knows a child by. Absent, temporary or replaced: never a key."""

    __tablename__ = "pupil_identifier"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        CheckConstraint(one_of("kind", IDENTIFIER_KINDS), name="kind"),
        Index(None, "school_id", "pupil_id"),
    )

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    value_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32),
        primary_key=True,
        info=personal(why="to find a child by UPN", seen_by=NOBODY),
    )
    pupil_id: Mapped[UUID]
    value_sealed: Mapped[bytes] = mapped_column(
        LargeBinary, info=personal(why="for the new school to match the child by")
    )


class PupilAccess(SchoolOwned, Model):
    """How the pages look for a child. Says nothing of why."""

    __tablename__ = "pupil_access"
    __table_args__ = (key_to("pupil", "pupil_id", part_of=True),)

    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    background: Mapped[str] = mapped_column(
        String(16), default="cream", info=personal(why="to read more easily")
    )
    size: Mapped[str] = mapped_column(
        String(16), default="normal", info=personal(why="to read more easily")
    )
    spacing: Mapped[str] = mapped_column(
        String(16), default="normal", info=personal(why="to read more easily")
    )
    font: Mapped[str] = mapped_column(
        String(16), default="andika", info=personal(why="to read more easily")
    )
    calm: Mapped[bool] = mapped_column(default=False, info=personal(why="nothing moves"))
    mode: Mapped[str] = mapped_column(
        String(16), default="by-age", info=personal(why="pages that ask for less, or for more")
    )


def _one_at_a_time(name: str, ends_on: Mapped[date | None], *columns: str) -> Index:
    """Unique among rows that have not ended."""
    assert isinstance(ends_on, MappedColumn)  # noqa: S101 - what mapped_column() returns
    open_ended = ends_on.column.is_(None)
    return Index(
        name,
        "school_id",
        *columns,
        unique=True,
        sqlite_where=open_ended,
        postgresql_where=open_ended,
    )


class Enrolment(SchoolOwned, Model):
    """A child in a class from a day on. A move ends one row and starts another."""

    __tablename__ = "enrolment"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    pupil_id: Mapped[UUID]
    class_id: Mapped[UUID]
    nc_year: Mapped[str] = mapped_column(String(1))
    avatar: Mapped[str] = mapped_column(
        String(32), info=personal(why="to find oneself by a picture", seen_by=PUPIL_AND_STAFF)
    )
    starts_on: Mapped[date] = mapped_column(default=clock.today)
    ends_on: Mapped[date | None] = mapped_column()

    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("school_class", "class_id"),
        CheckConstraint(one_of("nc_year", NC_YEARS), name="nc_year"),
        _one_at_a_time("uq_enrolment_avatar", ends_on, "class_id", "avatar"),
        _one_at_a_time("uq_enrolment_pupil", ends_on, "pupil_id"),
    )
