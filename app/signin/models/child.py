"""How a child shows who they are, and the sittings that follow."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import A_DAY, NOBODY, STAFF, personal
from app.foundation.scope import SchoolOwned

WAYS_IN = ("code", "teacher", "pictures", "card", "let_in")


class PicturePassword(SchoolOwned, Model):
    """A child's pictures: sealed to show and print, with a keyed digest to check."""

    __tablename__ = "picture_password"
    __table_args__ = (key_to("pupil", "pupil_id", part_of=True),)

    pupil_id: Mapped[UUID] = mapped_column(primary_key=True)
    pictures_sealed: Mapped[bytes] = mapped_column(
        LargeBinary, info=personal(why="to print on the child's card", seen_by=STAFF)
    )
    pictures_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to check what the child tapped", seen_by=NOBODY)
    )
    set_by: Mapped[UUID | None]
    set_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class LoginCard(SchoolOwned, Model):
    """A printed QR card. Only the digest of its token is kept; a new card voids the old."""

    __tablename__ = "login_card"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        UniqueConstraint("school_id", "token_digest"),
        Index(None, "school_id", "pupil_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    pupil_id: Mapped[UUID]
    token_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to sign in with a card", seen_by=NOBODY)
    )
    issued_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    voided_at: Mapped[datetime | None] = mapped_column(Moment)


class Sitting(SchoolOwned, Model):
    """A tablet with a class open on it (no pupil), or a child at work on one."""

    __tablename__ = "sitting"
    __table_args__ = (
        key_to("class_opening", "opening_id"),
        key_to("tablet", "tablet_id"),
        key_to("pupil", "pupil_id", part_of=True),
        CheckConstraint(one_of("how", WAYS_IN), name="how"),
        UniqueConstraint("school_id", "token_digest"),
        Index(None, "school_id", "opening_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    opening_id: Mapped[UUID]
    tablet_id: Mapped[UUID]
    pupil_id: Mapped[UUID | None] = mapped_column(
        info=personal(why="who was here on this tablet, and when", kept="the school year")
    )
    how: Mapped[str] = mapped_column(String(16))
    started_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    ends_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


class SignInMiss(SchoolOwned, Model):
    """A wrong try, so that the next one waits. Deleted after a day."""

    __tablename__ = "sign_in_miss"
    __table_args__ = (
        Index(None, "school_id", "who_digest", "at"),
        Index(None, "school_id", "tablet_id", "at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    who_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to slow guessing", kept=A_DAY, seen_by=NOBODY)
    )
    tablet_id: Mapped[UUID | None]
    address_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to slow guessing", kept=A_DAY, seen_by=NOBODY)
    )
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class Knock(SchoolOwned, Model):
    """A child at a tablet who asks the teacher to let them in, and the teacher's answer."""

    __tablename__ = "knock"
    __table_args__ = (
        key_to("class_opening", "opening_id"),
        key_to("tablet", "tablet_id"),
        key_to("pupil", "pupil_id", part_of=True),
        Index(None, "school_id", "opening_id", "asked_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    opening_id: Mapped[UUID]
    tablet_id: Mapped[UUID]
    pupil_id: Mapped[UUID] = mapped_column(
        info=personal(why="to show the teacher who waits", kept="the school year")
    )
    asked_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    let_in_by: Mapped[UUID | None]
    let_in_at: Mapped[datetime | None] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
