"""To whom concerns go: those who lead safeguarding, or the school's lead while nobody does."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select

from app.access.viewer import Kind, Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import Account, Membership
from app.schools.queries import has_come_in


@dataclass(frozen=True, kw_only=True)
class Keepers:
    """Who receives concerns. `are_named` is False when the school's leads stand in."""

    ids: frozenset[UUID]
    names: tuple[str, ...]
    are_named: bool
    emails: Mapping[UUID, str]

    @property
    def who(self) -> str:
        """Their names in a sentence; a general word when there is nobody at all."""
        if not self.names:
            return "whoever leads your school"
        first, last = self.names[:-1], self.names[-1]
        return f"{', '.join(first)} and {last}" if first else last


def keepers_of(viewer: Viewer) -> Keepers:
    """Those to whom the concerns of the viewer's school go. One query."""
    rows = db.session.execute(
        select(Account.id, Account.name, Account.email_normal, Membership.role)
        .join(Membership, Membership.account_id == Account.id)
        .where(_works_as(viewer, Role.SAFEGUARDING, Role.LEAD))
        .order_by(Account.name, Account.id)
    ).all()
    named = [row for row in rows if row.role == Role.SAFEGUARDING.value]
    return Keepers(
        ids=frozenset(row.id for row in named or rows),
        names=tuple(dict.fromkeys(row.name for row in named or rows)),
        are_named=bool(named),
        emails={row.id: row.email_normal for row in named or rows},
    )


def somebody_is_named(viewer: Viewer) -> ColumnElement[bool]:
    """Whether anybody leads safeguarding, to ask within a query."""
    named = select(Membership.account_id).join(Account, Membership.account_id == Account.id)
    return named.where(_works_as(viewer, Role.SAFEGUARDING)).exists()


def keeps(viewer: Viewer) -> bool:
    """Whether concerns of this school go to the viewer."""
    return viewer.kind is Kind.STAFF and viewer.id in keepers_of(viewer).ids


def only_for_keepers(viewer: Viewer) -> None:
    """Raise NotFound for everybody to whom concerns do not go."""
    if not keeps(viewer):
        raise NotFound("concern")


def _works_as(viewer: Viewer, *roles: Role) -> ColumnElement[bool]:
    return and_(
        Membership.school_id == viewer.school,
        Membership.role.in_([role.value for role in roles]),
        Membership.to_at.is_(None),
        Account.disabled_at.is_(None),
        has_come_in(),
    )
