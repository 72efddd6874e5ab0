"""Who is asking: a frozen answer, made once a request and handed down to every query."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What somebody is here as. One adult in a primary school often has several."""

    ANYONE = "anyone"
    TABLET = "tablet"
    PUPIL = "pupil"
    ENVELOPE = "envelope"
    TEACHER = "teacher"
    CHAMPION = "champion"
    OFFICE = "office"
    SAFEGUARDING = "safeguarding"
    LEAD = "lead"


STAFF_ROLES = (Role.TEACHER, Role.CHAMPION, Role.OFFICE, Role.SAFEGUARDING, Role.LEAD)
REACH_EVERY_CLASS = (Role.CHAMPION, Role.SAFEGUARDING, Role.LEAD)
"""Whose children are those of the whole school. An office knows every class, and reads no page."""


class Kind(StrEnum):
    """Through what somebody asks; written into the audit trail."""

    ANYONE = "anyone"
    TABLET = "tablet"
    PUPIL = "pupil"
    ENVELOPE = "envelope"
    STAFF = "staff"
    COMMAND = "command"


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Who is asking.

    `id` is a pupil's, an account's or (for an opened tablet) a sitting's; `class_ids` are the
    classes whose logs this viewer may touch, and mean nothing for who reaches every class.
    """

    kind: Kind = Kind.ANYONE
    roles: frozenset[Role] = frozenset({Role.ANYONE})
    school_id: int | None = None
    id: UUID | None = None
    class_ids: frozenset[UUID] = field(default_factory=frozenset)
    nc_year: str | None = None
    sitting_id: UUID | None = None
    tablet_id: UUID | None = None
    opening_id: UUID | None = None
    request_id: str = ""

    @property
    def school(self) -> int:
        """The school this viewer is in; raises for somebody who is in none."""
        if self.school_id is None:
            raise LookupError("this viewer is in no school")
        return self.school_id

    @property
    def person(self) -> UUID:
        """The pupil, account or sitting that asks; raises for somebody unknown."""
        if self.id is None:
            raise LookupError("this viewer is nobody in particular")
        return self.id

    def is_a(self, *roles: Role) -> bool:
        """Whether any of these is among the viewer's roles."""
        return not self.roles.isdisjoint(roles)

    @property
    def sees_whole_school(self) -> bool:
        """Whether the viewer's reach is every class of the school."""
        return self.is_a(*REACH_EVERY_CLASS) or self.kind is Kind.COMMAND


NOBODY = Viewer()
LONGEST_REQUEST_ID = 32
"""Characters that the trail keeps of it."""


def commanded(school_id: int, by: str, account_id: UUID | None = None) -> Viewer:
    """Who acts in a school without a page: a command or background work, `by` name in the trail.

    `account_id` is the adult in whose name it acts, if there is one.
    """
    return Viewer(
        kind=Kind.COMMAND,
        roles=frozenset({Role.LEAD, Role.OFFICE}),
        school_id=school_id,
        id=account_id,
        request_id=by[:LONGEST_REQUEST_ID],
    )
