"""A school's own lines of the menu. The shipped ones are files."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment
from app.foundation.personal import not_personal, personal
from app.foundation.scope import SchoolOwned

_OWN_WORDS = personal(why="what the school wrote for its own teachers; may name a visitor")


class SchoolActivity(SchoolOwned, Model):
    """A school's own line of the menu. Texts hold one point a line; a retired one stays."""

    __tablename__ = "school_activity"
    __table_args__ = (CheckConstraint("minutes BETWEEN 5 AND 480", name="minutes"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    title: Mapped[str] = mapped_column(String(120), info=not_personal("what it is called"))
    summary: Mapped[str] = mapped_column(String(240), default="", info=_OWN_WORDS)
    stages: Mapped[list[str]] = mapped_column(JSON, info=not_personal("key stages"))
    theme: Mapped[str] = mapped_column(String(32), info=not_personal("the slug of a theme"))
    area: Mapped[str] = mapped_column(String(32), info=not_personal("the slug of a CDI area"))
    skills: Mapped[list[str]] = mapped_column(JSON, info=not_personal("slugs of skills"))
    minutes: Mapped[int]
    ways: Mapped[list[str]] = mapped_column(JSON, info=not_personal("in person, by video ..."))
    prepare: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    steps: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    adaptations: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    safeguarding: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    before_questions: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    after_questions: Mapped[str] = mapped_column(Text, default="", info=_OWN_WORDS)
    subjects: Mapped[list[str]] = mapped_column(JSON, info=not_personal("curriculum subjects"))
    jobs: Mapped[list[str]] = mapped_column(JSON, info=not_personal("slugs of job cards"))
    copied_from: Mapped[str] = mapped_column(
        String(64), default="", info=not_personal("the line of the menu it began as, or empty")
    )
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
