"""The adults of a school: what each is in it, and which classes they teach."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import ROLES, Account, ClassStaff, Membership, SchoolClass


@dataclass(frozen=True, kw_only=True)
class StaffMember:
    """An adult who works here. `roles` are in the order of `ROLES`; classes are open ones."""

    account_id: UUID
    name: str
    email: str
    roles: tuple[str, ...]
    class_ids: frozenset[UUID]

    @property
    def is_lead(self) -> bool:
        """Whether this adult leads careers learning in the school."""
        return "lead" in self.roles


def staff_of(viewer: Viewer) -> tuple[StaffMember, ...]:
    """Everybody who works at the viewer's school, by name."""
    roles: dict[UUID, set[str]] = defaultdict(set)
    adults: dict[UUID, Account] = {}
    for account, role in db.session.execute(
        select(Account, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(
            Membership.school_id == viewer.school,
            Membership.to_at.is_(None),
            Account.disabled_at.is_(None),
        )
        .order_by(Account.name, Account.id)
    ):
        adults[account.id] = account
        roles[account.id].add(role)
    taught = _classes_taught(viewer)
    return tuple(
        StaffMember(
            account_id=account.id,
            name=account.name,
            email=account.email_normal,
            roles=tuple(role for role in ROLES if role in roles[account.id]),
            class_ids=frozenset(taught[account.id]),
        )
        for account in adults.values()
    )


def staff_member(viewer: Viewer, account_id: UUID) -> StaffMember:
    """One adult of the viewer's school; raises NotFound."""
    for adult in staff_of(viewer):
        if adult.account_id == account_id:
            return adult
    raise NotFound("account")


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
