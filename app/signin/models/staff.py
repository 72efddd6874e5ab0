"""Adults' sessions, kept on the server so that signing out ends a copied cookie too; and what else
belongs to an adult and to no school.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment
from app.foundation.personal import A_DAY, NOBODY, personal


class StaffSession(Model):
    """An adult signed in, in one of their schools. Shared."""

    __tablename__ = "staff_session"

    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    started_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    factor_at: Mapped[datetime | None] = mapped_column(Moment)
    device: Mapped[str] = mapped_column(
        String(60),
        default="",
        info=personal(why="to tell one’s own devices apart", kept=A_DAY, seen_by="the adult"),
    )


class PasswordLink(Model):
    """A link with which an adult chooses a new password, once. Shared; a new one voids the old."""

    __tablename__ = "password_link"
    __table_args__ = (UniqueConstraint("token_digest"),)

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    ends_at: Mapped[datetime] = mapped_column(Moment)


class RecoveryCode(Model):
    """A code that stands in for the authenticator app, once. Shared; only its digest is kept."""

    __tablename__ = "recovery_code"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), primary_key=True)
    code_digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class StaffMiss(Model):
    """A wrong password, so that the next try waits: one row for the email, and one for the address
    it came from. Shared; deleted after a day.
    """

    __tablename__ = "staff_miss"
    __table_args__ = (Index(None, "email_digest", "at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    email_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=personal(why="to slow guessing", kept=A_DAY, seen_by=NOBODY)
    )
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class KeptForm(Model):
    """What an adult sent who was signed out meanwhile: sealed, for their own eyes, some minutes.

    Shared: it is looked for in the browser it came from before anybody is known there.
    """

    __tablename__ = "kept_form"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    browser_digest: Mapped[bytes] = mapped_column(LargeBinary(32), index=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    sent_sealed: Mapped[bytes] = mapped_column(
        LargeBinary,
        info=personal(
            why="so that what an adult wrote is not lost when they are signed out",
            kept="20 minutes",
            seen_by="the adult who wrote it, signed in again in the same browser",
        ),
    )
    sent_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    ends_at: Mapped[datetime] = mapped_column(Moment, index=True)
    brought_back_at: Mapped[datetime | None] = mapped_column(Moment)
