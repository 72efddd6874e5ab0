"""Leavers, what they chose, and the packages made for their new schools."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned

PACKAGE_STATES = ("waiting", "made", "failed", "withdrawn")


class Leaver(SchoolOwned, Model):
    """A child who moves on at the end of a school year, and where to."""

    __tablename__ = "leaver"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("entry", "best_entry_id"),
    )

    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    school_year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    destination_urn: Mapped[str | None] = mapped_column(
        String(6), info=personal(why="where the log goes", seen_by=PUPIL_AND_STAFF)
    )
    destination_laestab: Mapped[str | None] = mapped_column(
        String(7), info=personal(why="where the log goes", seen_by=PUPIL_AND_STAFF)
    )
    destination_name: Mapped[str | None] = mapped_column(
        String(200), info=personal(why="where the log goes", seen_by=PUPIL_AND_STAFF)
    )
    best_entry_id: Mapped[UUID | None]
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    agreed_at: Mapped[datetime | None] = mapped_column(Moment)
    agreed_by: Mapped[UUID | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class Choice(SchoolOwned, Model):
    """A page that the child takes to the new school."""

    __tablename__ = "choice"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("entry", "entry_id", part_of=True),
    )

    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[UUID] = mapped_column(primary_key=True)
    chosen_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class Package(SchoolOwned, Model):
    """A package for one new school. The id is the bag's urn:uuid."""

    __tablename__ = "package"
    __table_args__ = (
        CheckConstraint(one_of("state", PACKAGE_STATES), name="state"),
        UniqueConstraint("school_id", "destination_laestab", "transfer_year", "serial"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    destination_urn: Mapped[str] = mapped_column(String(6))
    destination_laestab: Mapped[str] = mapped_column(String(7))
    destination_name: Mapped[str] = mapped_column(
        String(200), info=not_personal("a school's public name")
    )
    transfer_year: Mapped[int]
    serial: Mapped[int]
    supersedes: Mapped[UUID | None]
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    task_id: Mapped[UUID | None]
    file_name: Mapped[str | None] = mapped_column(
        String(60), info=not_personal("made of school numbers")
    )
    problem: Mapped[str] = mapped_column(
        Text, default="", info=not_personal("a sentence made from codes and counts")
    )
    pupils: Mapped[int] = mapped_column(default=0)
    entries: Mapped[int] = mapped_column(default=0)
    bytes: Mapped[int] = mapped_column(default=0)
    contact_name: Mapped[str] = mapped_column(
        String(200), info=personal(why="whom the new school may ask")
    )
    by: Mapped[UUID | None]
    asked_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    made_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class PackagePupil(SchoolOwned, Model):
    """A child whose record a package is asked for; once it is made, who is really in it."""

    __tablename__ = "package_pupil"
    __table_args__ = (
        key_to("package", "package_id", part_of=True),
        key_to("pupil", "pupil_id", part_of=True),
    )

    package_id: Mapped[UUID] = mapped_column(primary_key=True)
    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)


class SchoolKey(SchoolOwned, Model):
    """The key a school signs with. The private half is sealed."""

    __tablename__ = "school_key"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    did: Mapped[str] = mapped_column(String(80), info=not_personal("a public key"))
    private_sealed: Mapped[bytes] = mapped_column(
        LargeBinary, info=not_personal("the school's own key")
    )
    made_on: Mapped[date] = mapped_column(default=clock.today)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
