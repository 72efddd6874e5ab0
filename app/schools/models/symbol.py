"""Symbols that a school uses in the place of the shipped pictures."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import Model, Moment, one_of
from app.foundation.personal import not_personal
from app.foundation.scope import SchoolOwned

SYMBOL_KINDS = ("job", "skill", "question")


class SchoolSymbol(SchoolOwned, Model):
    """What one job, skill or question looks like at this school. A new picture has a new id.

    The picture lies in its row: it is small, and so goes wherever the row goes
    (docs/decisions/029-a-schools-own-symbols.md).
    """

    __tablename__ = "school_symbol"
    __table_args__ = (
        CheckConstraint(one_of("kind", SYMBOL_KINDS), name="kind"),
        Index(None, "school_id", "id", unique=True),
    )

    kind: Mapped[str] = mapped_column(String(8), primary_key=True)
    slug: Mapped[str] = mapped_column(
        String(50), primary_key=True, info=not_personal("the slug of a job, skill or question")
    )
    id: Mapped[UUID]
    picture: Mapped[bytes] = mapped_column(
        LargeBinary, info=not_personal("a sign out of the school's set of symbols")
    )
    added_by: Mapped[UUID | None]
    added_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
