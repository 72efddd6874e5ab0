"""What was sent by adults who were signed out: found by their browser, shown to them alone."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place, keyring, token_digest
from app.schools.models import School
from app.signin.models import KeptForm, StaffSession
from app.signin.sent_forms import SentForm, from_bytes


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """Whose session it is or was, and in which school."""

    account_id: UUID
    school_id: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A form that waits in a browser, for whom."""

    id: UUID
    account_id: UUID
    school_id: int


@dataclass(frozen=True, kw_only=True)
class KeptFacts:
    """A form as its writer finds it again."""

    id: UUID
    school_id: int
    school_name: str
    sent_at: datetime
    ends_at: datetime
    sent: SentForm


def session_behind(digest: bytes) -> SessionFacts | None:
    """The adult's session with this digest, also one that is over."""
    row = db.session.get(StaffSession, digest)
    return SessionFacts(account_id=row.account_id, school_id=row.school_id) if row else None


def waiting_in(browser: str) -> tuple[Waiting, ...]:
    """The forms that wait in this browser to be brought back, whoever wrote them."""
    rows = db.session.scalars(
        select(KeptForm)
        .where(
            KeptForm.browser_digest == token_digest(browser),
            KeptForm.ends_at > clock.now(),
            KeptForm.brought_back_at.is_(None),
        )
        .order_by(KeptForm.sent_at)
    )
    return tuple(
        Waiting(id=row.id, account_id=row.account_id, school_id=row.school_id) for row in rows
    )


def kept_forms_of(viewer: Viewer, browser: str) -> tuple[KeptFacts, ...]:
    """What the viewer sent from this browser and has not brought back, at any of their schools."""
    mine = [one.id for one in waiting_in(browser) if one.account_id == viewer.person]
    return tuple(kept_form_for(viewer, browser, form_id) for form_id in mine)


def kept_form_for(viewer: Viewer, browser: str, form_id: UUID) -> KeptFacts:
    """One that the viewer sent from this browser. Raises NotFound for any other, and when its
    time is up.
    """
    found = db.session.execute(
        select(KeptForm, School.name)
        .join(School, School.id == KeptForm.school_id)
        .where(
            KeptForm.id == form_id,
            KeptForm.browser_digest == token_digest(browser),
            KeptForm.account_id == viewer.person,
            KeptForm.ends_at > clock.now(),
        )
    ).one_or_none()
    if found is None:
        raise NotFound("kept form")
    row, school_name = found
    return KeptFacts(
        id=row.id,
        school_id=row.school_id,
        school_name=school_name,
        sent_at=row.sent_at,
        ends_at=row.ends_at,
        sent=from_bytes(keyring().open(row.sent_sealed, place_of(row.id, row.school_id))),
    )


def place_of(form_id: UUID, school_id: int) -> Place:
    """Where the sealed form stands."""
    return Place("kept_form", "sent_sealed", school_id, form_id)
