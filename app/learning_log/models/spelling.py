"""What children called a job, and which card a teacher says it is: one decision for all alike."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock
from app.foundation.database import Model, Moment
from app.foundation.personal import STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned


class Spelling(SchoolOwned, Model):
    """Words in their normal form, and the slug of the card they mean; None: they name no job."""

    __tablename__ = "spelling"

    text_normal: Mapped[str] = mapped_column(
        String(200),
        primary_key=True,
        info=personal(why="to know the same words when a child writes them again", seen_by=STAFF),
    )
    job: Mapped[str | None] = mapped_column(String(60), info=not_personal("a card's slug"))
    settled_by: Mapped[UUID | None]
    settled_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
