"""Kinds of certificates as a school words them, and those that were given."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned

MEASURES = ("jobs", "families", "skills", "choice")


class CertificateKind(SchoolOwned, Model):
    """A school's own wording: of a kind that ships, or of a kind that the school thought of."""

    __tablename__ = "certificate_kind"
    __table_args__ = (
        CheckConstraint(one_of("measure", MEASURES), name="measure"),
        CheckConstraint("needed BETWEEN 0 AND 300", name="needed"),
    )

    slug: Mapped[str] = mapped_column(String(36), primary_key=True)
    title: Mapped[str] = mapped_column(String(60), info=not_personal("the school's wording"))
    words: Mapped[str] = mapped_column(Text, info=not_personal("the school's wording"))
    measure: Mapped[str] = mapped_column(String(16))
    needed: Mapped[int]
    put_away_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


def _once(undone_at: Mapped[datetime | None]) -> Index:
    """A child has a certificate of one kind once, however often the button is pressed."""
    assert isinstance(undone_at, MappedColumn)  # noqa: S101 - what mapped_column() returns
    held = undone_at.column.is_(None)
    return Index(
        "uq_certificate_held",
        "school_id",
        "pupil_id",
        "kind",
        unique=True,
        sqlite_where=held,
        postgresql_where=held,
    )


class Certificate(SchoolOwned, Model):
    """What a child was given, with the words as they were on that day."""

    __tablename__ = "certificate"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    pupil_id: Mapped[UUID]
    class_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(36))
    title: Mapped[str] = mapped_column(String(60), info=not_personal("the school's wording"))
    words: Mapped[str] = mapped_column(
        Text, info=personal(why="to say well done for what the child did", seen_by=PUPIL_AND_STAFF)
    )
    jobs: Mapped[list[str]] = mapped_column(
        JSON, info=personal(why="pictures of jobs the child met", seen_by=PUPIL_AND_STAFF)
    )
    families: Mapped[list[str]] = mapped_column(
        JSON, info=personal(why="the child's own town, coloured in", seen_by=PUPIL_AND_STAFF)
    )
    given_on: Mapped[date] = mapped_column(default=clock.today)
    by: Mapped[UUID | None]
    undone_at: Mapped[datetime | None] = mapped_column(Moment)

    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("school_class", "class_id"),
        Index(None, "school_id", "class_id"),
        _once(undone_at),
    )
