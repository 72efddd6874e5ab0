"""Adults' accounts and the schools they work in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.foundation.sealing import NO_SCHOOL, keyring
from app.schools.models import Account, Invitation, Membership, School
from app.schools.queries import has_come_in
from app.signin import waiting
from app.signin.models import StaffMiss


@dataclass(frozen=True, kw_only=True)
class Post:
    """What an adult is in one school."""

    school_id: int
    school_name: str
    roles: frozenset[str]


def posts_of(account_id: UUID) -> tuple[Post, ...]:
    """The schools an adult works in today, by name. Looks across schools, for this adult alone."""
    with school_scope(EVERY_SCHOOL):
        rows = db.session.execute(
            select(School.id, School.name, Membership.role)
            .join(Membership, Membership.school_id == School.id)
            .where(
                and_(Membership.account_id == account_id, Membership.to_at.is_(None)),
                School.closed_at.is_(None),
                has_come_in(),
            )
            .order_by(School.name, School.id)
        ).all()
    names = {school_id: name for school_id, name, _role in rows}
    return tuple(
        Post(
            school_id=school_id,
            school_name=name,
            roles=frozenset(role for at, _name, role in rows if at == school_id),
        )
        for school_id, name in names.items()
    )


def works_elsewhere(viewer: Viewer, account_id: UUID) -> bool:
    """Whether an adult works at a school that is not the viewer's. One who is only invited to the
    viewer's works at the others alone."""
    return any(post.school_id != viewer.school for post in posts_of(account_id))


def awaited_elsewhere(viewer: Viewer, account_id: UUID) -> bool:
    """Whether a school that is not the viewer's has invited this adult, who has yet to join it."""
    with school_scope(EVERY_SCHOOL):
        waiting_at = select(Invitation.school_id).where(
            Invitation.account_id == account_id, Invitation.school_id != viewer.school
        )
        return db.session.scalar(waiting_at.limit(1)) is not None


def offers_to(account_id: UUID) -> tuple[str, ...]:
    """The schools that wait for this adult to join, by name. Looks across schools, for them."""
    with school_scope(EVERY_SCHOOL):
        return tuple(
            db.session.scalars(
                select(School.name)
                .join(Invitation, Invitation.school_id == School.id)
                .where(Invitation.account_id == account_id, School.closed_at.is_(None))
                .order_by(School.name)
            )
        )


def account_with(email_normal: str) -> Account | None:
    """The account that signs in with this address, if it still may."""
    return db.session.scalar(
        select(Account).where(Account.email_normal == email_normal, Account.disabled_at.is_(None))
    )


def account_known_as(email_normal: str) -> Account | None:
    """The account of this address, even one that is closed."""
    return db.session.scalar(select(Account).where(Account.email_normal == email_normal))


def password_misses(email_normal: str) -> Sequence[datetime]:
    """When this address was tried with a wrong password in the last day, known or not."""
    return db.session.scalars(
        select(StaffMiss.at).where(
            StaffMiss.email_digest == email_digest(email_normal),
            StaffMiss.at > clock.now() - waiting.A_DAY,
        )
    ).all()


def address_misses(address: str) -> Sequence[datetime]:
    """When wrong passwords came from this address, of late, under any email."""
    return db.session.scalars(
        select(StaffMiss.at).where(
            StaffMiss.email_digest == address_digest(address),
            StaffMiss.at > clock.now() - waiting.A_WHILE,
        )
    ).all()


def address_digest(address: str) -> bytes:
    """What misses from an address are counted by, whomever they were about."""
    return keyring().blind_index(NO_SCHOOL, f"staff from {address}")


def email_digest(email_normal: str) -> bytes:
    """What misses are counted by; an address that has no account is not kept in clear."""
    return keyring().blind_index(NO_SCHOOL, f"staff {email_normal}")


def normal_email(typed: str) -> str:
    """An address as it is compared: trimmed, in small letters."""
    return typed.strip().casefold()[:254]
