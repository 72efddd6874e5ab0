"""Adults' sessions on the server: begun with a new token each time, and ended."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import update

from app.foundation import clock
from app.foundation.database import db
from app.foundation.sealing import new_token, token_digest
from app.signin.models import StaffSession

SESSION_LASTS = timedelta(hours=8)
"""A school day; then the password is asked for again."""


def begin_session(account_id: UUID, school_id: int) -> str:
    """A new session and its token."""
    token = new_token()
    now = clock.now()
    db.session.add(
        StaffSession(
            token_digest=token_digest(token),
            account_id=account_id,
            school_id=school_id,
            started_at=now,
            ends_at=now + SESSION_LASTS,
        )
    )
    db.session.flush()
    return token


def end_session(token: str) -> None:
    """End the session of this token, on this device and on any that copied it."""
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.token_digest == token_digest(token), StaffSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )


def end_sessions(account_id: UUID) -> None:
    """End every session of an adult."""
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.account_id == account_id, StaffSession.ended_at.is_(None))
        .values(ended_at=clock.now())
    )
