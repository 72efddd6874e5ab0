"""Roster files as offices send them, checked and waiting, and what their headings mean."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import (
    not_personal,
    personal,
)
from app.foundation.scope import SchoolOwned

IMPORT_STATES = ("reading", "unmapped", "checked", "applying", "applied", "dropped")
"""`reading` and `applying` in the background; `unmapped` until somebody says what its columns
are; `dropped` also when it turned out that nothing in it can be read."""


class RosterImport(SchoolOwned, Model):
    """A roster file as an office sent it, sealed, and what it would change."""

    __tablename__ = "roster_import"
    __table_args__ = (CheckConstraint(one_of("state", IMPORT_STATES), name="state"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    file_name: Mapped[str] = mapped_column(
        String(120), info=not_personal("cut to its last part; offices name files after classes")
    )
    file_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary,
        info=personal(why="to check it again", kept="until applied, or 7 days"),
    )
    mends_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary,
        info=personal(why="what somebody put right in its rows", kept="7 days"),
    )
    format_name: Mapped[str] = mapped_column(String(40))
    school_year: Mapped[int]
    covers: Mapped[dict[str, Any]] = mapped_column(JSON, info=not_personal("classes and years"))
    columns_read: Mapped[list[dict[str, str]]] = mapped_column(
        JSON, info=not_personal("heading and what it holds")
    )
    columns_set_aside: Mapped[list[dict[str, str]]] = mapped_column(
        JSON, info=not_personal("heading and why it was not read")
    )
    mapping: Mapped[dict[str, Any] | None] = mapped_column(
        JSON, info=not_personal("which column is what, by position, and names of classes")
    )
    notes: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, info=not_personal("sentences about the file, not about a row")
    )
    state: Mapped[str] = mapped_column(String(16), default="checked")
    counts: Mapped[dict[str, int]] = mapped_column(JSON, info=not_personal("counts"))
    roster_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=not_personal("keyed digest of the roster the check was made against")
    )
    task_id: Mapped[UUID | None]
    problem: Mapped[str] = mapped_column(
        Text, default="", info=not_personal("why nothing could be read, or was done")
    )
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    applied_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def at_work(self) -> bool:
        """True while the background work has it."""
        return self.state in ("reading", "applying")

    @property
    def columns_can_be_said(self) -> bool:
        """Whether anything of how it is read is open: OneRoster fixes columns and classes."""
        return not self.format_name.startswith("OneRoster")

    @property
    def waits(self) -> bool:
        """True while something in the file is to be said, taken over, or to be mended first."""
        if self.state == "unmapped":
            return True
        differing = sum(number for what, number in self.counts.items() if what != "unchanged")
        return self.state == "checked" and differing > 0


class RosterChange(SchoolOwned, Model):
    """What one line of a roster file would do."""

    __tablename__ = "roster_change"
    __table_args__ = (key_to("roster_import", "import_id", part_of=True),)

    import_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    line: Mapped[int | None]
    action: Mapped[str] = mapped_column(String(16))
    pupil_id: Mapped[UUID | None]
    sealed: Mapped[bytes] = mapped_column(
        LargeBinary,
        info=personal(why="what is written, to look at before and after", kept="7 days"),
    )


class RosterMapping(SchoolOwned, Model):
    """What a school said that the columns below unknown headings hold: for the next such file."""

    __tablename__ = "roster_mapping"

    headings_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32),
        primary_key=True,
        info=not_personal("keyed digest of the headings of a file"),
    )
    columns: Mapped[dict[str, int]] = mapped_column(
        JSON, info=not_personal("which column is what, by position")
    )
    by: Mapped[UUID | None]
    said_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
