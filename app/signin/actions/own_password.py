"""An adult chooses a password of their own."""

from app.access.viewer import Viewer
from app.foundation.database import db, reading
from app.foundation.errors import NotFound, Refused
from app.foundation.turns import take_turn_at
from app.schools.models import Account
from app.signin import passwords
from app.signin.actions.accounts import check_password_words, new_password
from app.signin.actions.sessions import begin_session
from app.signin.actions.staff import count_miss, forgive, refuse_if_waiting
from app.signin.queries.staff import email_digest

WRONG = "That is not your password now. Type the one you signed in with."
OVERTAKEN = "Your password was changed a moment ago. Sign in with the new one."
THE_SAME = "That is the password you have. Choose another one."


def change_own_password(viewer: Viewer, token: str, now: str, new: str) -> str:
    """A new password in the place of the one given; returns a token in the place of this device's.

    Every other session of theirs ends. Raises Refused; a wrong password counts as one typed at
    sign-in, and is flushed: keep it, although the answer is no. The slow work is done first.
    """
    new_password(viewer, viewer.person, _proved(viewer, now, new))
    return begin_session(viewer.person, viewer.school, token)


def _proved(viewer: Viewer, now: str, new: str) -> str:
    """What to store of the new password, once the one they have now is proved. Raises Refused."""
    check_password_words(new)
    with reading():
        account = db.session.get(Account, viewer.person)
        if account is None or account.disabled_at is not None:
            raise NotFound("account")
        email, stored = account.email_normal, account.password_hash
        refuse_if_waiting(email)
    right = passwords.is_right(now, stored)
    replacement = passwords.hashed(new) if right else ""
    take_turn_at(email_digest(email))
    refuse_if_waiting(email)
    if db.session.get_one(Account, viewer.person).password_hash != stored:
        raise Refused(OVERTAKEN)
    if not right:
        count_miss(email)
        raise Refused(WRONG)
    if new == now:
        raise Refused(THE_SAME)
    forgive(email)
    return replacement
