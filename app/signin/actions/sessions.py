"""Adults' sessions on the server: begun with a new token each time, and ended."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, true, update

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import new_token, token_digest
from app.signin.models import StaffSession

SESSION_LASTS = timedelta(hours=8)
"""A school day; then the password is asked for again."""


def begin_session(account_id: UUID, school_id: int, instead_of: str = "") -> str:
    """A new session and its token. `instead_of` another, it is on the same device, as trusted."""
    token = new_token()
    now = clock.now()
    before = db.session.get(StaffSession, token_digest(instead_of)) if instead_of else None
    db.session.add(
        StaffSession(
            token_digest=token_digest(token),
            account_id=account_id,
            school_id=school_id,
            started_at=now,
            ends_at=now + SESSION_LASTS,
            factor_at=before.factor_at if before else None,
            device=before.device if before else "",
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


def end_own_sessions(viewer: Viewer, kept: str, only: bytes | None = None) -> None:
    """End the viewer's sessions on other devices, or `only` the one of this digest.

    The one of the token `kept` goes on. One of somebody else's is not found.
    """
    ended = db.session.execute(
        update(StaffSession)
        .where(
            StaffSession.account_id == viewer.person,
            StaffSession.ended_at.is_(None),
            StaffSession.token_digest != token_digest(kept),
            true() if only is None else StaffSession.token_digest == only,
        )
        .values(ended_at=clock.now())
        .execution_options(synchronize_session=False)
    )
    if only is not None and cast("CursorResult[Any]", ended).rowcount != 1:
        raise NotFound("session")
    record(viewer, "other devices signed out", "account", viewer.person)


def note_device(token: str, words: str) -> None:
    """Say in a few words on what a session runs, so that its owner can tell it from others."""
    db.session.execute(
        update(StaffSession)
        .where(StaffSession.token_digest == token_digest(token))
        .values(device=words)
    )
