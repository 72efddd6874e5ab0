"""The adults of a school: what each is in it, and which classes they teach."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import as_read
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.schools.models import (
    ROLES,
    Account,
    ClassStaff,
    Invitation,
    Membership,
    SchoolClass,
)


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """An adult who works here. `roles` are in the order of `ROLES`; classes are open ones.

    Who `is_awaited` has a place here and has not come in yet. Of one whom another school knew
    first, `name` is the address until then: it was typed here, and the name is theirs to tell.
    """

    account_id: UUID
    name: str
    email: str
    roles: tuple[str, ...]
    class_ids: frozenset[UUID]
    is_awaited: bool

    @property
    def is_lead(self) -> bool:
        """Whether this adult leads careers learning in the school, today."""
        return "lead" in self.roles and not self.is_awaited


def has_come_in() -> ColumnElement[bool]:
    """Of a membership: whether it opens anything, or the adult has a code to give first."""
    return ~exists().where(
        Invitation.school_id == Membership.school_id,
        Invitation.account_id == Membership.account_id,
    )


def staff_of(viewer: Viewer) -> tuple[StaffMember, ...]:
    """Everybody who works at the viewer's school, by name."""
    roles: dict[UUID, set[str]] = defaultdict(set)
    adults: dict[UUID, Account] = {}
    since: dict[UUID, datetime] = {}
    for account, role, from_at in db.session.execute(
        select(Account, Membership.role, Membership.from_at)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.school_id == viewer.school,
            Membership.to_at.is_(None),
            Account.disabled_at.is_(None),
        )
    ):
        adults[account.id] = account
        roles[account.id].add(role)
        since[account.id] = min(from_at, since.get(account.id, from_at))
    taught = _classes_taught(viewer)
    awaited = set(
        db.session.scalars(
            select(Invitation.account_id).where(Invitation.school_id == viewer.school)
        )
    )
    nameless = _known_elsewhere_before(viewer, {one: since[one] for one in awaited & set(since)})
    names = {
        one.id: one.email_normal if one.id in nameless else one.name for one in adults.values()
    }
    return tuple(
        StaffMember(
            account_id=account.id,
            name=names[account.id],
            email=account.email_normal,
            roles=tuple(role for role in ROLES if role in roles[account.id]),
            class_ids=frozenset(taught[account.id]),
            is_awaited=account.id in awaited,
        )
        for account in sorted(adults.values(), key=lambda one: (as_read(names[one.id]), one.id))
    )


def staff_member(viewer: Viewer, account_id: UUID) -> StaffMember:
    """One adult of the viewer's school; raises NotFound."""
    for adult in staff_of(viewer):
        if adult.account_id == account_id:
            return adult
    raise NotFound("account")


def _known_elsewhere_before(viewer: Viewer, since: Mapping[UUID, datetime]) -> set[UUID]:
    """Which of these adults had a place at another school before the one they have here. Looks
    across schools, to keep names within them.
    """
    if not since:
        return set()
    with school_scope(EVERY_SCHOOL):
        rows = db.session.execute(
            select(Membership.account_id, Membership.from_at).where(
                Membership.account_id.in_(since),
                Membership.school_id != viewer.school,
                Membership.to_at.is_(None),
            )
        ).all()
    return {account_id for account_id, from_at in rows if from_at < since[account_id]}


def _classes_taught(viewer: Viewer) -> dict[UUID, set[UUID]]:
    taught: dict[UUID, set[UUID]] = defaultdict(set)
    for account_id, class_id in db.session.execute(
        select(ClassStaff.account_id, ClassStaff.class_id)
        .join(
            SchoolClass,
            and_(
                SchoolClass.school_id == ClassStaff.school_id,
                SchoolClass.id == ClassStaff.class_id,
            ),
        )
        .where(ClassStaff.school_id == viewer.school, SchoolClass.closed_at.is_(None))
    ):
        taught[account_id].add(class_id)
    return taught
