"""Adults sign in with email and password, and out."""

from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import NOBODY, Kind, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import NotFound, Refused
from app.foundation.scope import school_scope
from app.foundation.turns import take_turn_at
from app.signin import passwords, waiting
from app.signin.actions.sessions import begin_session, end_session
from app.signin.models import StaffMiss
from app.signin.queries.staff import (
    account_with,
    address_digest,
    address_misses,
    email_digest,
    normal_email,
    password_misses,
    posts_of,
)

WRONG = "That email and password do not go together. Check both and try again."
NO_POST = "Your account has no place in a school now. Ask the school office."


def sign_in_staff(
    email: str, password: str, school_id: int | None = None, *, address: str = ""
) -> str:
    """A token for a new session, in the school asked for or the first by name.

    Raises Refused. What was missed is flushed all the same: keep it, although the answer is no. It
    is counted under the email, and under the `address` it came from, where many are tried.
    The password is compared before the write begins, and misses are counted again inside it, so
    that tries at the same time cannot slip past the limit together.
    """
    normal = normal_email(email)
    with reading():
        refuse_if_waiting(normal)
        _refuse_if_flooded(address)
        account = account_with(normal)
        account_id, stored = (account.id, account.password_hash) if account else (None, None)
    right = passwords.is_right(password, stored)
    take_turn_at(email_digest(normal))
    refuse_if_waiting(normal)
    if account_id is None or not right:
        count_miss(normal)
        _count_miss_from(address)
        raise Refused(WRONG)
    posts = [post for post in posts_of(account_id) if school_id in {None, post.school_id}]
    if not posts:
        raise Refused(NO_POST)
    forgive(normal)
    token = begin_session(account_id, posts[0].school_id)
    _record_in(posts[0].school_id, "signed in", account_id)
    return token


def change_school(viewer: Viewer, token: str, school_id: int) -> str:
    """Work in another of one's schools from now on: a new session. Raises NotFound."""
    if school_id not in {post.school_id for post in posts_of(viewer.person)}:
        raise NotFound("school")
    end_session(token)
    fresh = begin_session(viewer.person, school_id, token)
    _record_in(school_id, "school chosen", viewer.person)
    return fresh


def sign_out_staff(viewer: Viewer, token: str) -> None:
    """End the session on the server, so that a copied cookie dies too."""
    end_session(token)
    record(viewer, "signed out", "account", viewer.person)


def _record_in(school_id: int, action: str, account_id: UUID) -> None:
    """Write to the trail of a school that the adult is only now coming into."""
    with school_scope(school_id):
        record(NOBODY, action, "account", account_id, school_id=school_id)


def count_miss(email_normal: str) -> None:
    """Count a wrong password under this address, known or not."""
    db.session.add(StaffMiss(email_digest=email_digest(email_normal)))
    db.session.flush()


def _count_miss_from(address: str) -> None:
    """Count a wrong password from this address, whoever it was tried on."""
    db.session.add(StaffMiss(email_digest=address_digest(address)))
    db.session.flush()


def _refuse_if_flooded(address: str) -> None:
    """Raise Refused, saying until when, while too many wrong passwords came from this address."""
    until = waiting.wait_before_next_from(address_misses(address), clock.now())
    if until is not None:
        raise Refused(
            "Many wrong passwords were typed where you are, at this school perhaps. "
            f"Try again at {clock.local(until):%H:%M}."
        )


def forgive(email_normal: str) -> None:
    """Forget the wrong passwords under this address: the right one was given."""
    digest = email_digest(email_normal)
    db.session.execute(delete(StaffMiss).where(StaffMiss.email_digest == digest))


def refuse_if_waiting(email_normal: str) -> None:
    """Raise Refused, saying until when, while this address may not try."""
    until = waiting.wait_before_next_password(password_misses(email_normal), clock.now())
    if until is not None:
        raise Refused(
            f"There were too many wrong tries. Try again at {clock.local(until):%H:%M}, "
            "or ask your school lead for a new password."
        )


def leave_device(viewer: Viewer, token: str) -> None:
    """End an adult's session on a device that a class is being opened on."""
    end_session(token)
    if viewer.kind is Kind.STAFF:
        record(viewer, "signed out", "account", viewer.person)
