"""The words that a school wants to be told of, and how far saved pages were looked through."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import Model, Moment
from app.foundation.personal import not_personal
from app.foundation.scope import SchoolOwned


class WatchWord(SchoolOwned, Model):
    """A word, or a few, in lower case. The list is the school's own, and never complete."""

    __tablename__ = "watch_word"

    word: Mapped[str] = mapped_column(
        String(60), primary_key=True, info=not_personal("a word of a school's list, about nobody")
    )
    added_by: Mapped[UUID | None]
    added_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)


class Screening(SchoolOwned, Model):
    """How far the trail of saved pages was looked through for the school's words."""

    __tablename__ = "screening"

    upto_id: Mapped[UUID]
