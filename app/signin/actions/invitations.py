"""A place at a school is offered with a link, and taken with it, once.

Why somebody with an account elsewhere gives the password of it too, and chooses a new one:
docs/decisions/041-a-second-school-is-joined-by-link.md.
"""

from datetime import timedelta
from uuid import UUID

from app.access.viewer import NOBODY, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import new_token, token_digest
from app.foundation.turns import take_turn_at
from app.schools.models import Account, Invitation
from app.signin import passwords
from app.signin.actions.accounts import check_password_words
from app.signin.actions.links import void_password_link
from app.signin.actions.own_password import THE_SAME, WRONG
from app.signin.actions.sessions import begin_session, end_sessions
from app.signin.actions.staff import count_miss, forgive, refuse_if_waiting
from app.signin.letters import invitation_letter
from app.signin.queries.offers import Offer, offer_with
from app.signin.queries.staff import email_digest
from app.tasks.outgoing import post_letter

OFFER_STANDS = timedelta(days=14)


def invite(viewer: Viewer, account_id: UUID) -> str:
    """Offer an adult a place in the viewer's school; returns the link's token, kept nowhere.

    A link made before stops working.
    """
    token = f"{viewer.school}.{new_token()}"
    db.session.merge(
        Invitation(
            school_id=viewer.school,
            account_id=account_id,
            code_digest=token_digest(token),
            ends_at=clock.now() + OFFER_STANDS,
        )
    )
    db.session.flush()
    record(viewer, "invited", "account", account_id)
    return token


def post_invitation(viewer: Viewer, token: str, link: str) -> None:
    """Send the link by mail to the adult it was made for. Raises Refused for a dead one."""
    offer = offer_with(token)
    letter = invitation_letter(
        to=offer.email,
        name=offer.name,
        school=offer.school_name,
        link=link,
        until=clock.now() + OFFER_STANDS,
        has_account=offer.has_account,
    )
    post_letter(viewer, offer.account_id, letter)


def accept(token: str, new: str, now: str = "") -> str:
    """Take the place that a link offers; returns a token for a session there.

    `new` is the password from then on, known to its owner alone; `now` is the one they have,
    asked of somebody who works at another school. Every other session of theirs ends. Raises
    Refused; a wrong password counts as one typed at sign-in, and is flushed: keep it.
    """
    check_password_words(new)
    with reading():
        offer = offer_with(token)
        if offer.has_account:
            refuse_if_waiting(offer.email)
    right = not offer.has_account or passwords.is_right(now, offer.stored)
    replacement = passwords.hashed(new) if right else ""
    take_turn_at(email_digest(offer.email))
    offer = offer_with(token)  # of two who open the link at once, one finds it used
    if offer.has_account:
        _prove(offer, right=right, same=new == now)
    return _let_in(offer, replacement)


def take_back_offer(viewer: Viewer, account_id: UUID) -> None:
    """Whatever link this adult has for the viewer's school stops working."""
    offer = db.session.get(Invitation, (viewer.school, account_id))
    if offer is not None:
        db.session.delete(offer)
        db.session.flush()


def _prove(offer: Offer, *, right: bool, same: bool) -> None:
    refuse_if_waiting(offer.email)
    if not right:
        count_miss(offer.email)
        raise Refused(WRONG)
    if same:
        raise Refused(THE_SAME)
    forgive(offer.email)


def _let_in(offer: Offer, password_hash: str) -> str:
    with school_scope(offer.school_id):
        db.session.delete(db.session.get_one(Invitation, (offer.school_id, offer.account_id)))
        account = db.session.get_one(Account, offer.account_id)
        account.password_hash, account.password_is_temporary = password_hash, False
        end_sessions(offer.account_id)
        void_password_link(offer.account_id)  # a lead of one school may hold it
        db.session.flush()
        record(NOBODY, "joined the school", "account", account.id, school_id=offer.school_id)
    return begin_session(offer.account_id, offer.school_id)
