"""Who works at a school: given a place in it, given other roles or classes, and gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.foundation.turns import take_turn_at
from app.schools.actions import wait_for_turn
from app.schools.models import ROLES, Account, ClassStaff, Membership
from app.schools.queries import classes_for, staff_member, staff_of
from app.signin.actions.accounts import add_account, add_membership, assign_class, new_password
from app.signin.actions.factors import clear_factor
from app.signin.actions.invitations import invite, take_back_offer
from app.signin.actions.sessions import end_sessions
from app.signin.queries.staff import (
    account_known_as,
    awaited_elsewhere,
    email_digest,
    normal_email,
    posts_of,
)

NOT_CHOSEN_YET = ""
"""Stored for who has yet to choose one: no password is it."""
NO_ROLE = "Tick at least one thing that they do here."
LAST_LEAD = (
    "Somebody has to lead careers learning here, and nobody else does. Make another adult lead "
    "first."
)


@dataclass(frozen=True)
class Arrival:
    """An adult given a place. With a `token`, a link made of it lets them in, and only that.

    Without one they sign in with the password that was made for them.
    """

    account_id: UUID
    token: str | None


def add_staff(
    viewer: Viewer,
    email: str,
    name: str,
    roles: Iterable[str],
    class_ids: Iterable[UUID],
    password_hash: str = NOT_CHOSEN_YET,
) -> Arrival:
    """Give an adult a place in the viewer's school, making an account if they have none.

    They are invited, unless a password was made for them. An account used at another school
    keeps its own, and is always invited: only its owner may change what opens both, and who knows
    the password there must not come in here. Nor is their name changed, there or where they are
    awaited. Raises Conflict for somebody who works here already.
    """
    roles = _known_roles(roles)
    take_turn_at(email_digest(normal_email(email)))  # two leads may add the same adult at once
    known = account_known_as(normal_email(email))
    if known is None:
        account_id = add_account(viewer, email, name, password_hash)
    else:
        account_id = known.id
        if here := next((one for one in staff_of(viewer) if one.account_id == account_id), None):
            raise Conflict(f"{here.name} works here already. Change what they do instead.")
        if posts_of(account_id):
            password_hash = NOT_CHOSEN_YET
        else:
            if not awaited_elsewhere(viewer, account_id):
                known.name = name
            _start_again(viewer, known, password_hash)
    for role in roles:
        add_membership(viewer, account_id, role)
    for class_id in class_ids:
        assign_class(viewer, account_id, class_id)
    invited = password_hash == NOT_CHOSEN_YET
    return Arrival(account_id, invite(viewer, account_id) if invited else None)


def change_staff(
    viewer: Viewer, account_id: UUID, roles: Iterable[str], class_ids: Iterable[UUID]
) -> None:
    """Say what an adult is here, and which classes they teach. Raises NotFound, or Refused for
    the last lead."""
    roles, classes = _known_roles(roles), set(class_ids)
    wait_for_turn(viewer)  # two leads must not each take the other's place away
    adult = staff_member(viewer, account_id)
    if "lead" not in roles:
        _refuse_last_lead(viewer, account_id)
    for role in roles:
        add_membership(viewer, account_id, role)
    for role in set(adult.roles) - set(roles):
        _end_membership(viewer, account_id, role)
    for class_id in classes - adult.class_ids:
        assign_class(viewer, account_id, class_id)
    for class_id in adult.class_ids - classes:
        _take_class(viewer, account_id, class_id)


def remove_staff(viewer: Viewer, account_id: UUID) -> tuple[str, ...]:
    """End an adult's place here, and their account when they work nowhere else.

    What they wrote keeps their name. Returns the classes that nobody teaches any more, by name.
    """
    wait_for_turn(viewer)
    adult = staff_member(viewer, account_id)
    _refuse_last_lead(viewer, account_id)
    for class_id in adult.class_ids:
        _take_class(viewer, account_id, class_id)
    for role in adult.roles:
        _end_membership(viewer, account_id, role)
    if adult.is_awaited:
        take_back_offer(viewer, account_id)
    else:
        _shut_out(account_id)
    record(viewer, "account removed", "account", account_id)
    taught = {class_id for other in staff_of(viewer) for class_id in other.class_ids}
    return tuple(
        one.name
        for one in classes_for(viewer)
        if one.id in adult.class_ids and one.id not in taught
    )


def renew_password(viewer: Viewer, account_id: UUID, password_hash: str) -> Arrival:
    """Give an adult of this school a new password, or a new link to one who is still to join."""
    if staff_member(viewer, account_id).is_awaited:
        return invite_again(viewer, account_id)
    new_password(viewer, account_id, password_hash)
    return Arrival(account_id, None)


def invite_again(viewer: Viewer, account_id: UUID) -> Arrival:
    """A new link in the place of the one before. Raises Refused for who has come in already."""
    adult = staff_member(viewer, account_id)
    if not adult.is_awaited:
        raise Refused(f"{adult.name} has joined already.")
    return Arrival(account_id, invite(viewer, account_id))


def _known_roles(roles: Iterable[str]) -> tuple[str, ...]:
    wanted = set(roles)
    if not wanted or not wanted <= set(ROLES):
        raise Refused(NO_ROLE)
    return tuple(role for role in ROLES if role in wanted)


def _start_again(viewer: Viewer, account: Account, password_hash: str) -> None:
    """Somebody who left every school and returns: the account is theirs again, anew."""
    account.disabled_at = None
    clear_factor(account)
    db.session.flush()
    new_password(viewer, account.id, password_hash)


def _shut_out(account_id: UUID) -> None:
    """They are signed out; their account is closed when it opens no other school."""
    end_sessions(account_id)
    if not posts_of(account_id):
        db.session.get_one(Account, account_id).disabled_at = clock.now()
        db.session.flush()


def _refuse_last_lead(viewer: Viewer, account_id: UUID) -> None:
    leads = {adult.account_id for adult in staff_of(viewer) if adult.is_lead}
    if leads == {account_id}:
        raise Refused(LAST_LEAD)


def _end_membership(viewer: Viewer, account_id: UUID, role: str) -> None:
    held = db.session.scalars(
        select(Membership).where(
            Membership.school_id == viewer.school,
            Membership.account_id == account_id,
            Membership.role == role,
        )
    ).one()
    held.to_at = clock.now()
    db.session.flush()
    record(viewer, f"no longer {role}", "account", account_id)


def _take_class(viewer: Viewer, account_id: UUID, class_id: UUID) -> None:
    db.session.execute(
        delete(ClassStaff).where(
            ClassStaff.school_id == viewer.school,
            ClassStaff.class_id == class_id,
            ClassStaff.account_id == account_id,
        )
    )
    record(viewer, "class taken away", "account", account_id)
