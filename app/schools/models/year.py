"""The step from one school year into the next: planned, looked at, done, and undone for a while."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import not_personal
from app.foundation.scope import SchoolOwned

CHANGE_STATES = ("planned", "applied", "undone", "dropped")


def _one_plan(state: Mapped[str]) -> Index:
    """A school works on one plan at a time, however often the button is pressed."""
    assert isinstance(state, MappedColumn)  # noqa: S101 - what mapped_column() returns
    planned = state.column == "planned"
    return Index(
        "uq_year_change_planned",
        "school_id",
        unique=True,
        sqlite_where=planned,
        postgresql_where=planned,
    )


class YearChange(SchoolOwned, Model):
    """A school's step into the year of `to_year`.

    `classes` are next year's, `groups` says where the children of a class and year group go.
    """

    __tablename__ = "year_change"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    to_year: Mapped[int]
    classes: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, info=not_personal("names of classes, and whose teachers they get")
    )
    groups: Mapped[list[dict[str, Any]]] = mapped_column(
        JSON, info=not_personal("class, year group and where they go")
    )
    state: Mapped[str] = mapped_column(String(16), default="planned")
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    applied_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint(one_of("state", CHANGE_STATES), name="state"),
        _one_plan(state),
    )


class YearMove(SchoolOwned, Model):
    """Where one child goes. While planned: only who goes elsewhere than the group. Once it is
    done: everybody, with the place that ended and the one that began.
    """

    __tablename__ = "year_move"
    __table_args__ = (
        key_to("year_change", "change_id", part_of=True),
        key_to("pupil", "pupil_id", part_of=True),
        key_to("enrolment", "from_enrolment_id"),
        key_to("enrolment", "to_enrolment_id"),
    )

    change_id: Mapped[UUID] = mapped_column(primary_key=True)
    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    goes_to: Mapped[str] = mapped_column(String(8))
    nc_year: Mapped[str] = mapped_column(String(1))
    from_enrolment_id: Mapped[UUID | None]
    to_enrolment_id: Mapped[UUID | None]
