"""Where an adult is signed in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.sealing import token_digest
from app.schools.models import School
from app.signin.models import StaffSession


@dataclass(frozen=True, kw_only=True)
class OpenSession:
    """A device on which an adult is signed in. `key` names it among theirs."""

    key: str
    device: str
    school_name: str
    started_at: datetime
    ends_at: datetime
    is_this: bool


def sessions_of(viewer: Viewer, token: str) -> tuple[OpenSession, ...]:
    """The viewer's open sessions, the one of this token first, then the latest."""
    rows = db.session.execute(
        select(StaffSession, School.name)
        .join(School, School.id == StaffSession.school_id)
        .where(
            StaffSession.account_id == viewer.person,
            StaffSession.ended_at.is_(None),
            StaffSession.ends_at > clock.now(),
        )
        .order_by(StaffSession.started_at.desc(), StaffSession.token_digest)
    ).all()
    this = token_digest(token)
    found = [
        OpenSession(
            key=row.token_digest.hex(),
            device=row.device,
            school_name=name,
            started_at=row.started_at,
            ends_at=row.ends_at,
            is_this=row.token_digest == this,
        )
        for row, name in rows
    ]
    return tuple(sorted(found, key=lambda one: not one.is_this))
