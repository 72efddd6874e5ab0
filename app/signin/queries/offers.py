"""Links that open something: whose each is, and what it offers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import token_digest
from app.schools.models import Account, Invitation, School
from app.signin.models import PasswordLink
from app.signin.queries.staff import posts_of
from app.signin.queries.tokens import school_of

DEAD_INVITATION = (
    "This link does not work any more: it was used, taken back, or is too old. Ask the school that "
    "invited you to send a new one."
)
DEAD_LINK = (
    "This link does not work any more: it was used, or is too old. Ask for a new one, or sign in."
)


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A place at a school. Who `has_account` elsewhere gives the password of it too."""

    account_id: UUID
    school_id: int
    school_name: str
    name: str
    email: str
    stored: str
    has_account: bool


@dataclass(frozen=True, kw_only=True)
class LinkHolder:
    """Who may choose a new password with a link."""

    account_id: UUID
    name: str
    email: str


def offer_with(token: str) -> Offer:
    """What an invitation's link offers; raises Refused for one that is dead or never was."""
    if (school_id := school_of(token)) is None:
        raise Refused(DEAD_INVITATION)
    with school_scope(school_id):
        found = db.session.execute(
            select(Account, School.name)
            .select_from(Invitation)
            .join(Account, Account.id == Invitation.account_id)
            .join(School, School.id == Invitation.school_id)
            .where(
                Invitation.code_digest == token_digest(token),
                Invitation.ends_at > clock.now(),
                School.closed_at.is_(None),
            )
        ).one_or_none()
    if found is None:
        raise Refused(DEAD_INVITATION)
    account, school_name = found
    return Offer(
        account_id=account.id,
        school_id=school_id,
        school_name=school_name,
        name=account.name,
        email=account.email_normal,
        stored=account.password_hash,
        has_account=bool(posts_of(account.id)),
    )


def link_holder(token: str) -> LinkHolder:
    """Whose link this is; raises Refused for one that is dead or never was."""
    account = db.session.scalar(
        select(Account)
        .join(PasswordLink, PasswordLink.account_id == Account.id)
        .where(
            PasswordLink.token_digest == token_digest(token),
            PasswordLink.ends_at > clock.now(),
            Account.disabled_at.is_(None),
        )
    )
    if account is None:
        raise Refused(DEAD_LINK)
    return LinkHolder(account_id=account.id, name=account.name, email=account.email_normal)


def invited_until(viewer: Viewer, account_ids: Collection[UUID]) -> Mapping[UUID, datetime]:
    """Until when the invitation of each of these adults works; those who came in are not named."""
    rows = db.session.execute(
        select(Invitation.account_id, Invitation.ends_at).where(
            Invitation.school_id == viewer.school, Invitation.account_id.in_(list(account_ids))
        )
    )
    return dict(rows.all())
