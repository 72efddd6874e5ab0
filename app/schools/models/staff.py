"""Adults, and what they are in a school."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import (
    NOBODY,
    PUPIL_AND_STAFF,
    WHILE_EMPLOYED,
    not_personal,
    personal,
)
from app.foundation.scope import SchoolOwned

ROLES = ("teacher", "champion", "office", "safeguarding", "lead")


class Account(Model):
    """An adult, once, however many schools. Shared."""

    __tablename__ = "account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    email_normal: Mapped[str] = mapped_column(
        String(254),
        unique=True,
        info=personal(why="to sign in with", kept=WHILE_EMPLOYED, seen_by="the adult; the lead"),
    )
    name: Mapped[str] = mapped_column(
        String(200),
        info=personal(why="to say who wrote back", kept=WHILE_EMPLOYED, seen_by=PUPIL_AND_STAFF),
    )
    password_hash: Mapped[str] = mapped_column(
        String(200), info=personal(why="to sign in with", kept=WHILE_EMPLOYED, seen_by=NOBODY)
    )
    password_is_temporary: Mapped[bool] = mapped_column(default=False)
    factor_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary,
        info=personal(why="to check an app’s codes", kept=WHILE_EMPLOYED, seen_by=NOBODY),
    )
    factor_step: Mapped[int] = mapped_column(BigInteger, default=0)
    factor_reset_at: Mapped[datetime | None] = mapped_column(Moment)
    disabled_at: Mapped[datetime | None] = mapped_column(Moment)


class Membership(SchoolOwned, Model):
    """What an adult is in a school. Several at once are the normal case in a primary."""

    __tablename__ = "membership"
    __table_args__ = (CheckConstraint(one_of("role", ROLES), name="role"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16), primary_key=True)
    from_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    to_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(SchoolOwned, Model):
    """A place offered to an adult, taken with a link: it opens nothing while this stands."""

    __tablename__ = "invitation"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    code_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    ends_at: Mapped[datetime] = mapped_column(Moment)


class SchoolClass(SchoolOwned, Model):
    """A class of one school year."""

    __tablename__ = "school_class"
    __table_args__ = (UniqueConstraint("school_id", "school_year", "name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    school_year: Mapped[int]
    name: Mapped[str] = mapped_column(String(60), info=not_personal("a class, not a person"))
    nc_years: Mapped[list[str]] = mapped_column(JSON, info=not_personal("years of a class"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ClassStaff(SchoolOwned, Model):
    """An adult who teaches a class."""

    __tablename__ = "class_staff"
    __table_args__ = (key_to("school_class", "class_id", part_of=True),)

    class_id: Mapped[UUID] = mapped_column(primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True, index=True)
    since_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
