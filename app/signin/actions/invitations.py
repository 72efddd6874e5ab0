"""A place in a second school is offered with a code, and taken with code and password together.

Why neither alone is enough: docs/decisions/041-a-second-school-is-joined-by-code.md.
"""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.foundation.sealing import token_digest
from app.schools.models import Invitation
from app.signin import passwords

OFFER_STANDS = timedelta(days=14)
NOT_A_CODE = "That code does not work, or is too old. Ask the lead of that school for a new one."


def invite(viewer: Viewer, account_id: UUID) -> str:
    """Offer an adult a place in the viewer's school; returns the code, which is kept nowhere.

    A code made before stops working.
    """
    code = passwords.made_up()
    db.session.merge(
        Invitation(
            school_id=viewer.school,
            account_id=account_id,
            code_digest=token_digest(code),
            ends_at=clock.now() + OFFER_STANDS,
        )
    )
    db.session.flush()
    record(viewer, "joining code made", "account", account_id)
    return code


def accept(viewer: Viewer, code: str) -> int:
    """Let the viewer into the school whose code this is; returns its number. Raises Refused.

    The code has 79 bits, so it cannot be guessed; it works for the adult it was made for alone.
    """
    with school_scope(EVERY_SCHOOL):
        offer = db.session.scalar(
            select(Invitation).where(
                Invitation.account_id == viewer.person,
                Invitation.code_digest == token_digest(code.strip().casefold()),
                Invitation.ends_at > clock.now(),
            )
        )
    if offer is None:
        raise Refused(NOT_A_CODE)
    school_id = offer.school_id
    with school_scope(school_id):
        db.session.delete(offer)
        db.session.flush()
        record(viewer, "joined the school", "account", viewer.person, school_id=school_id)
    return school_id


def take_back_offer(viewer: Viewer, account_id: UUID) -> None:
    """Whatever code this adult has for the viewer's school stops working."""
    offer = db.session.get(Invitation, (viewer.school, account_id))
    if offer is not None:
        db.session.delete(offer)
        db.session.flush()
