"""The trail and its seals. Rows are added and never changed; triggers refuse anything else."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.foundation import clock, ids
from app.foundation.database import IN_KEY_ORDER, Model, Moment
from app.foundation.personal import AS_AUDIT, personal
from app.foundation.scope import SchoolOwned

_WHO = personal(why="to answer who did what", kept=AS_AUDIT, seen_by="the school lead")


class AuditEvent(SchoolOwned, Model):
    """One thing that somebody did. No foreign keys: erasing a pupil leaves nothing to redact."""

    __tablename__ = "audit_event"
    __table_args__ = (IN_KEY_ORDER,)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=ids.new_id)
    at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
    actor_kind: Mapped[str] = mapped_column(String(16))
    actor_id: Mapped[UUID | None] = mapped_column(info=_WHO)
    tablet_id: Mapped[UUID | None]
    action: Mapped[str] = mapped_column(String(48))
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[str | None] = mapped_column(String(64), info=_WHO)
    pupil_id: Mapped[UUID | None] = mapped_column(info=_WHO)
    request_id: Mapped[str] = mapped_column(String(32), default="")


class AuditSeal(SchoolOwned, Model):
    """A link of the chain over a batch of events: an altered or missing event breaks it."""

    __tablename__ = "audit_seal"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    upto_id: Mapped[UUID]
    count: Mapped[int]
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    previous_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    sealed_at: Mapped[datetime] = mapped_column(Moment, default=clock.now)
