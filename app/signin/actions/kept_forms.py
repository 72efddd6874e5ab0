"""What an adult sent after being signed out is put by, brought back, or let go."""

from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import NOBODY, Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.scope import school_scope
from app.foundation.sealing import keyring, token_digest
from app.signin.models import KeptForm
from app.signin.queries.kept_forms import SessionFacts, kept_form_for, place_of
from app.signin.sent_forms import KEPT_FOR, SentForm

MOST_KEPT = 5
"""Of one adult at a time; the oldest goes for a sixth."""


def keep_form(session: SessionFacts, browser: str, sent: SentForm) -> UUID:
    """Keep what was sent from this browser in a session that is over, for its adult alone."""
    now, form_id = clock.now(), ids.new_id()
    _make_room(session.account_id)
    db.session.add(
        KeptForm(
            id=form_id,
            browser_digest=token_digest(browser),
            account_id=session.account_id,
            school_id=session.school_id,
            sent_sealed=keyring().seal(sent.as_bytes(), place_of(form_id, session.school_id)),
            sent_at=now,
            ends_at=now + KEPT_FOR,
        )
    )
    db.session.flush()
    with school_scope(session.school_id):
        record(NOBODY, "form kept", "account", session.account_id, school_id=session.school_id)
    return form_id


def note_brought_back(viewer: Viewer, browser: str, form_id: UUID) -> None:
    """It is on its page again, and not offered any more. Raises NotFound."""
    kept_form_for(viewer, browser, form_id)
    db.session.get_one(KeptForm, form_id).brought_back_at = clock.now()
    db.session.flush()
    record(viewer, "form brought back", "account", viewer.person)


def let_go(viewer: Viewer, browser: str, form_id: UUID) -> None:
    """It is not needed any more. Raises NotFound."""
    kept_form_for(viewer, browser, form_id)
    db.session.delete(db.session.get_one(KeptForm, form_id))
    db.session.flush()
    record(viewer, "form let go", "account", viewer.person)


def _make_room(account_id: UUID) -> None:
    """Delete what has had its time, and the oldest of too many."""
    latest = db.session.scalars(
        select(KeptForm.id)
        .where(KeptForm.account_id == account_id, KeptForm.ends_at > clock.now())
        .order_by(KeptForm.sent_at.desc())
        .limit(MOST_KEPT - 1)
    ).all()
    db.session.execute(
        delete(KeptForm).where(KeptForm.account_id == account_id, KeptForm.id.not_in(latest))
    )
