"""What must stay because of a concern about it."""

from uuid import UUID

from sqlalchemy import Select, select

from app.foundation.database import db
from app.safeguarding.models import Concern
from app.safeguarding.states import State


def held(kind: str) -> Select[UUID]:
    """The ids of what must stay because a concern about it is not closed, to ask within a query."""
    return select(Concern.subject_id).where(
        Concern.subject_kind == kind, Concern.state != State.CLOSED.value
    )


def is_held(kind: str, subject_id: UUID) -> bool:
    """Whether this must stay, because a concern about it is not closed."""
    return (
        db.session.scalar(held(kind).where(Concern.subject_id == subject_id).limit(1)) is not None
    )
