"""A link with which an adult who forgot their password chooses a new one, once."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import NOBODY, Kind, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import NO_SCHOOL, new_token, token_digest
from app.foundation.turns import take_turn_at
from app.schools.models import Account
from app.schools.queries import staff_member
from app.signin import passwords
from app.signin.actions.accounts import check_password_words
from app.signin.actions.sessions import begin_session, end_sessions
from app.signin.actions.staff import forgive
from app.signin.letters import password_letter
from app.signin.models import PasswordLink
from app.signin.queries.offers import LinkHolder, link_holder
from app.signin.queries.staff import (
    account_with,
    email_digest,
    normal_email,
    posts_of,
    works_elsewhere,
)
from app.tasks.outgoing import ask_for_link, letters_since, post_letter

LINK_STANDS = timedelta(hours=24)
LETTERS_AN_HOUR = 3
AN_HOUR = timedelta(hours=1)


def make_password_link(viewer: Viewer, account_id: UUID) -> str:
    """The token of a new link for an adult of this school; one made before stops working.

    A lead is refused for one who works at another school, and so may not open the door there, also
    while the lead's own school still waits for them; whoever runs the service may. Raises NotFound,
    Refused.
    """
    adult = staff_member(viewer, account_id)
    if viewer.kind is not Kind.COMMAND and works_elsewhere(viewer, account_id):
        raise Refused(
            f"{adult.name} works at another school too, so a lead of one cannot change what opens "
            "both. Whoever runs this service can."
        )
    token = _new_link(account_id)
    record(viewer, "password link made", "account", account_id)
    return token


def ask_for_password_link(email: str, address: str) -> None:
    """Note that somebody who forgot their password wants a link; the loop writes to them.

    `address` is what the link's token follows. A stranger's address takes exactly as long.
    """
    ask_for_link(email, address)
    with school_scope(NO_SCHOOL):
        record(NOBODY, "password link asked for", "account", None, school_id=NO_SCHOOL)


def post_password_link(viewer: Viewer, account_id: UUID, link: str) -> None:
    """Send a link that a lead made by mail to the adult it is for."""
    adult = staff_member(viewer, account_id)
    until = clock.now() + LINK_STANDS
    letter = password_letter(to=adult.email, name=adult.name, link=link, until=until)
    post_letter(viewer, account_id, letter)


def send_password_link(email: str, address: str) -> None:
    """Write to whoever has this email, if anybody, with a link: `address` and the token after it.

    Nobody's mailbox is filled: a few an hour.
    """
    account = account_with(normal_email(email))
    posts = posts_of(account.id) if account else ()
    if account is None or not posts:
        return
    school_id = posts[0].school_id
    with school_scope(school_id):
        if letters_since(school_id, account.id, clock.now() - AN_HOUR) >= LETTERS_AN_HOUR:
            return
        link = address + _new_link(account.id)
        letter = password_letter(
            to=account.email_normal,
            name=account.name,
            link=link,
            until=clock.now() + LINK_STANDS,
        )
        post_letter(Viewer(school_id=school_id), account.id, letter)


def choose_password(token: str, new: str) -> str:
    """Use a link: the new password holds from now on; returns a token for a session.

    Every other session ends. A second factor is still asked for. Raises Refused.
    """
    check_password_words(new)
    with reading():
        holder = link_holder(token)
    replacement = passwords.hashed(new)
    take_turn_at(email_digest(holder.email))
    holder = link_holder(token)  # of two who open the link at once, one finds it used
    posts = posts_of(holder.account_id)
    if not posts:
        raise Refused("Your account has no place in a school now. Ask the school office.")
    _use(holder, replacement)
    with school_scope(posts[0].school_id):
        record(
            NOBODY, "password chosen", "account", holder.account_id, school_id=posts[0].school_id
        )
    return begin_session(holder.account_id, posts[0].school_id)


def void_password_link(account_id: UUID) -> None:
    """Whatever link this adult has for a new password stops working."""
    db.session.execute(delete(PasswordLink).where(PasswordLink.account_id == account_id))


def forget_password_links() -> int:
    """Delete links that have ended; returns how many."""
    gone = db.session.scalars(
        delete(PasswordLink)
        .where(PasswordLink.ends_at < clock.now())
        .returning(PasswordLink.account_id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


def _new_link(account_id: UUID) -> str:
    token = new_token()
    db.session.merge(
        PasswordLink(
            account_id=account_id,
            token_digest=token_digest(token),
            ends_at=clock.now() + LINK_STANDS,
        )
    )
    db.session.flush()
    return token


def _use(holder: LinkHolder, password_hash: str) -> None:
    db.session.delete(db.session.get_one(PasswordLink, holder.account_id))
    account = db.session.get_one(Account, holder.account_id)
    account.password_hash, account.password_is_temporary = password_hash, False
    end_sessions(holder.account_id)
    db.session.flush()
    forgive(holder.email)
