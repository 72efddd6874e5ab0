"""Adults' accounts: made, given a place in a school and a class, and given a new password."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.models import Account, ClassStaff, Membership
from app.schools.queries import class_for
from app.signin import passwords
from app.signin.actions.sessions import end_sessions
from app.signin.emails import NOT_AN_ADDRESS, is_email
from app.signin.queries.staff import account_with, normal_email


def add_account(
    viewer: Viewer, email: str, name: str, password_hash: str, *, temporary: bool = True
) -> UUID:
    """Make an account for an adult; `password_hash` comes from `passwords.hashed`.

    Hashing is slow, so it is done before the write begins. A `temporary` password opens nothing
    until its owner has chosen another. Raises Refused for what is no address, and Conflict if the
    address has an account: an adult has one, however many schools.
    """
    normal = normal_email(email)
    if not is_email(email):
        raise Refused(NOT_AN_ADDRESS)
    if account_with(normal) is not None:
        raise Conflict("There is an account with that address. Give that one a place here instead.")
    account = Account(
        id=ids.new_id(),
        email_normal=normal,
        name=name.strip(),
        password_hash=password_hash,
        password_is_temporary=temporary,
    )
    db.session.add(account)
    db.session.flush()
    record(viewer, "account added", "account", account.id)
    return account.id


def add_membership(viewer: Viewer, account_id: UUID, role: str) -> None:
    """Give an adult one of `ROLES` in the viewer's school. Twice is once."""
    key = (viewer.school, account_id, role)
    held = db.session.get(Membership, {"school_id": key[0], "account_id": key[1], "role": key[2]})
    if held is not None and held.to_at is None:
        return
    if held is None:
        held = Membership(school_id=viewer.school, account_id=account_id, role=role)
        db.session.add(held)
    held.to_at = None
    db.session.flush()
    record(viewer, f"made {role}", "account", account_id)


def assign_class(viewer: Viewer, account_id: UUID, class_id: UUID) -> None:
    """Give an adult a class to teach. Twice is once. Raises NotFound for another school's class."""
    class_for(viewer, class_id)
    key = {"school_id": viewer.school, "class_id": class_id, "account_id": account_id}
    if db.session.get(ClassStaff, key) is None:
        db.session.add(ClassStaff(**key))
        db.session.flush()
        record(viewer, "class assigned", "account", account_id)


def new_password(viewer: Viewer, account_id: UUID, password_hash: str) -> None:
    """Change an adult's password and sign them out everywhere. Raises NotFound.

    One that somebody else made is temporary: its owner chooses another before any page opens.
    """
    account = db.session.get(Account, account_id)
    if account is None or account.disabled_at is not None:
        raise NotFound("account")
    account.password_hash = password_hash
    account.password_is_temporary = viewer.id != account_id
    end_sessions(account_id)
    db.session.flush()
    record(viewer, "password changed", "account", account_id)


def change_own_name(viewer: Viewer, name: str) -> None:
    """What children and colleagues call an adult, at every school of theirs; they alone say so.

    Raises Refused for an empty name.
    """
    if not name.strip():
        raise Refused("Write your name.")
    account = db.session.get(Account, viewer.person)
    if account is None or account.disabled_at is not None:
        raise NotFound("account")
    if account.name != name.strip():
        account.name = name.strip()
        db.session.flush()
        record(viewer, "own name changed", "account", account.id)


def check_password_words(password: str) -> None:
    """Raise Refused, saying what to do, for a password that is too short to keep anybody out."""
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        raise Refused(f"Choose a password of {passwords.SHORTEST} characters or more.")
