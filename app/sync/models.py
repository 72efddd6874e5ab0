"""Keys that tablets seal with, and what came sealed and could not be taken in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import Model, Moment, key_to, one_of
from app.foundation.personal import PUPIL_AND_STAFF, not_personal, personal
from app.foundation.scope import SchoolOwned

REASONS = ("expired", "left", "moved", "put_away", "too_long")
ENDINGS = ("saved", "let_go")


class SealingKey(Model):
    """A key pair: pages carry the public half, the private half opens envelopes. Shared."""

    __tablename__ = "sealing_key"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    public: Mapped[bytes] = mapped_column(LargeBinary, info=not_personal("a public key"))
    private_sealed: Mapped[bytes] = mapped_column(LargeBinary, info=not_personal("a key"))
    made_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    retired_at: Mapped[datetime | None] = mapped_column(Moment)


class RefusedEnvelope(SchoolOwned, Model):
    """What a child made on a tablet and could not be saved: kept for an adult to decide.

    Opened once to learn whose it is, and sealed again with the school's own seal, so that it
    outlives the key of the envelope and is read by nobody until an adult looks.
    """

    __tablename__ = "refused_envelope"
    __table_args__ = (
        key_to("pupil", "pupil_id", part_of=True),
        key_to("school_class", "class_id"),
        CheckConstraint(one_of("reason", REASONS), name="reason"),
        CheckConstraint(one_of("ending", ENDINGS), name="ending"),
        UniqueConstraint("school_id", "content_digest"),
        Index(None, "school_id", "class_id", "settled_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    kind: Mapped[str] = mapped_column(String(16))
    subject_id: Mapped[UUID]
    pupil_id: Mapped[UUID]
    class_id: Mapped[UUID]
    nc_year: Mapped[str] = mapped_column(String(1))
    reason: Mapped[str] = mapped_column(String(16))
    content_sealed: Mapped[bytes] = mapped_column(
        LargeBinary, info=personal(why="nothing a child made is lost", seen_by=PUPIL_AND_STAFF)
    )
    picture_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=personal(why="nothing a child made is lost", seen_by=PUPIL_AND_STAFF)
    )
    voice_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=personal(why="nothing a child made is lost", seen_by=PUPIL_AND_STAFF)
    )
    content_digest: Mapped[bytes] = mapped_column(
        LargeBinary(32), info=not_personal("to tell a repeat")
    )
    tablet_id: Mapped[UUID | None]
    received_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    settled_at: Mapped[datetime | None] = mapped_column(Moment)
    settled_by: Mapped[UUID | None]
    ending: Mapped[str | None] = mapped_column(String(16))
