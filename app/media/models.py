"""What is known of a stored file."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, one_of
from app.foundation.personal import not_personal
from app.foundation.scope import SchoolOwned

KINDS = ("drawing", "photo", "voice")


class StoredFile(SchoolOwned, Model):
    """A picture or voice note that one child made. Not shared, so erasing is deleting.

    No key to the child: this is the ground that children's records stand on.
    """

    __tablename__ = "stored_file"
    __table_args__ = (
        CheckConstraint(one_of("kind", KINDS), name="kind"),
        Index(None, "school_id", "pupil_id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    pupil_id: Mapped[UUID]
    sha256: Mapped[str] = mapped_column(String(64), info=not_personal("to find damage"))
    kind: Mapped[str] = mapped_column(String(16))
    media_type: Mapped[str] = mapped_column(String(32))
    bytes: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    seconds: Mapped[int] = mapped_column(default=0)
    """How long a voice note is, in whole seconds; it has no width and no height."""
    stored_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
