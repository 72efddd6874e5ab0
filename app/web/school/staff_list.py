"""The adults of a school as a long list: found by name, class or work, and put in order."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any
from uuid import UUID

from app.foundation.lists import Order, as_read, holds, in_order
from app.schools.models import ROLES
from app.schools.queries import StaffMember
from app.signin.queries.guards import Guard
from app.web.school.staff_form import ROLE_NAMES


class StaffBy(StrEnum):
    """By what the adults of a school can be put in order."""

    NAME = "name"
    ROLES = "roles"
    CLASSES = "classes"
    FACTOR = "factor"


BY_NAME = Order(StaffBy.NAME)


def staff_found(
    adults: Sequence[StaffMember],
    guards: Mapping[UUID, Guard],
    classes: Mapping[UUID, str],
    *,
    search: str,
    order: Order[StaffBy],
) -> tuple[StaffMember, ...]:
    """Those with these words in their name, address, classes or roles, in this order.

    `classes` are names by id.
    """

    def taught(one: StaffMember) -> str:
        names = [classes[class_id] for class_id in one.class_ids if class_id in classes]
        return " ".join(sorted(names, key=as_read))

    def said(one: StaffMember) -> tuple[str, ...]:
        return one.name, one.email, taught(one), *(ROLE_NAMES[role] for role in one.roles)

    keys: Mapping[StaffBy, Callable[[StaffMember], Any]] = {
        StaffBy.NAME: lambda one: as_read(one.name),
        StaffBy.ROLES: lambda one: tuple(ROLES.index(role) for role in one.roles),
        StaffBy.CLASSES: lambda one: as_read(taught(one)),
        StaffBy.FACTOR: lambda one: _guarded(guards[one.account_id]),
    }
    return in_order([one for one in adults if holds(search, *said(one))], keys, order)


def _guarded(guard: Guard) -> tuple[int, float] | None:
    """Who is asked for a second factor, the most pressing first; who has one; None for the rest."""
    if guard.has_factor:
        return 1, 0.0
    return (0, guard.due_at.timestamp()) if guard.due_at else None
