"""How each adult of a school comes in: what a lead sees beside the names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.schools.models import ClassStaff, Membership
from app.schools.queries import StaffMember, options_for
from app.signin.factors import due_at
from app.signin.queries.factors import with_factor
from app.signin.queries.offers import invited_until
from app.tasks.queries import letters_about


@dataclass(frozen=True, kw_only=True)
class Guard:
    """`letter` is that of an invitation: `sent`, `waiting`, `failed`, or empty for none."""

    has_factor: bool
    due_at: datetime | None
    invitation_over: bool
    letter: str


def guards_of(viewer: Viewer, adults: Sequence[StaffMember]) -> Mapping[UUID, Guard]:
    """How each of these adults is guarded, and how far an invitation came. Six queries."""
    ids = [adult.account_id for adult in adults]
    asked_at = options_for(viewer).factor_asked_at
    roles, classes = _roles(viewer), _classes(viewer)
    having, until, letters = (
        with_factor(ids),
        invited_until(viewer, ids),
        letters_about(viewer, ids),
    )
    return {
        adult.account_id: Guard(
            has_factor=adult.account_id in having,
            due_at=due_at(
                roles.get(adult.account_id, ()),
                [
                    since
                    for class_id, since in classes.get(adult.account_id, ())
                    if class_id in adult.class_ids
                ],
                asked_at,
            ),
            invitation_over=(ends := until.get(adult.account_id)) is not None
            and ends <= clock.now(),
            letter=letters.get(adult.account_id, ""),
        )
        for adult in adults
    }


def _roles(viewer: Viewer) -> Mapping[UUID, list[tuple[str, datetime]]]:
    found: dict[UUID, list[tuple[str, datetime]]] = {}
    for account_id, role, since in db.session.execute(
        select(Membership.account_id, Membership.role, Membership.from_at).where(
            Membership.school_id == viewer.school, Membership.to_at.is_(None)
        )
    ):
        found.setdefault(account_id, []).append((role, since))
    return found


def _classes(viewer: Viewer) -> Mapping[UUID, list[tuple[UUID, datetime]]]:
    found: dict[UUID, list[tuple[UUID, datetime]]] = {}
    for account_id, class_id, since in db.session.execute(
        select(ClassStaff.account_id, ClassStaff.class_id, ClassStaff.since_at).where(
            ClassStaff.school_id == viewer.school
        )
    ):
        found.setdefault(account_id, []).append((class_id, since))
    return found
