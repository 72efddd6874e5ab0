"""Activities and attendance. Attendance is the encounter: it counts before a child writes."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned
from app.menu.items import WAYS

MODES = tuple(WAYS)


class Activity(SchoolOwned, Model):
    """Something a class did or will do. `jobs` and `skills` are lists of slugs."""

    __tablename__ = "activity"
    __table_args__ = (
        CheckConstraint(one_of("mode", MODES), name="mode"),
        Index(None, "school_id", "on"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    title: Mapped[str] = mapped_column(String(120), info=not_personal("what the class did"))
    on: Mapped[date]
    mode: Mapped[str] = mapped_column(String(16), default="in_person")
    jobs: Mapped[list[str]] = mapped_column(JSON, info=not_personal("slugs of job cards"))
    skills: Mapped[list[str]] = mapped_column(JSON, info=not_personal("slugs of skills"))
    notes: Mapped[str] = mapped_column(
        Text, default="", info=personal(why="the teacher's own plan; may name a visitor")
    )
    subject: Mapped[str] = mapped_column(
        String(24), default="", info=not_personal("the slug of a curriculum subject, or empty")
    )
    menu: Mapped[str] = mapped_column(
        String(64),
        default="",
        info=not_personal("the key of the line of the menu it came from, or empty"),
    )
    before_questions: Mapped[str] = mapped_column(
        Text, default="", info=personal(why="what the class is asked; may name a visitor")
    )
    after_questions: Mapped[str] = mapped_column(
        Text, default="", info=personal(why="what the class is asked; may name a visitor")
    )
    by: Mapped[UUID | None]
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ActivityClass(SchoolOwned, Model):
    """A class that an activity is for."""

    __tablename__ = "activity_class"
    __table_args__ = (
        key_to("activity", "activity_id", part_of=True),
        key_to("school_class", "class_id"),
        Index(None, "school_id", "class_id"),
    )

    activity_id: Mapped[UUID] = mapped_column(primary_key=True)
    class_id: Mapped[UUID] = mapped_column(primary_key=True)


class ActivityVisitor(SchoolOwned, Model):
    """Somebody who came from the world of work."""

    __tablename__ = "activity_visitor"
    __table_args__ = (key_to("activity", "activity_id", part_of=True),)

    activity_id: Mapped[UUID] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(
        String(120), info=personal(why="who came", seen_by=PUPIL_AND_STAFF)
    )
    job: Mapped[str | None] = mapped_column(String(48), info=not_personal("a job card's slug"))
    skills: Mapped[list[str]] = mapped_column(
        JSON, default=list, info=not_personal("up to three skills that the job needs most")
    )


class Attendance(SchoolOwned, Model):
    """A child was there, or was away."""

    __tablename__ = "attendance"
    __table_args__ = (
        key_to("activity", "activity_id", part_of=True),
        key_to("pupil", "pupil_id", part_of=True),
        Index(None, "school_id", "pupil_id"),
    )

    activity_id: Mapped[UUID] = mapped_column(primary_key=True)
    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    present: Mapped[bool] = mapped_column(
        default=True, info=personal(why="what the child took part in", seen_by=PUPIL_AND_STAFF)
    )
    marked_by: Mapped[UUID | None]
