"""Roster files as offices send them, checked and waiting."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import (
    not_personal,
    personal,
)
from app.foundation.scope import SchoolOwned

IMPORT_STATES = ("checked", "applied", "dropped")


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
    format_name: Mapped[str] = mapped_column(String(40))
    school_year: Mapped[int]
    covers: Mapped[dict[str, Any]] = mapped_column(JSON, info=not_personal("classes and years"))
    columns_read: Mapped[list[dict[str, str]]] = mapped_column(
        JSON, info=not_personal("heading and what it holds")
    )
    columns_set_aside: Mapped[list[dict[str, str]]] = mapped_column(
        JSON, info=not_personal("heading and why it was not read")
    )
    notes: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, info=not_personal("sentences about the file, not about a row")
    )
    state: Mapped[str] = mapped_column(String(16), default="checked")
    counts: Mapped[dict[str, int]] = mapped_column(JSON, info=not_personal("counts"))
    roster_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=not_personal("keyed digest of the roster the check was made against")
    )
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    applied_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}

    @property
    def waits(self) -> bool:
        """True while something in the file is to be taken over, or to be mended first."""
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
