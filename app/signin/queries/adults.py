"""Which adult a session belongs to, and what they are in the school they chose."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, select

from app.foundation import clock
from app.foundation.database import db
from app.foundation.scope import school_scope
from app.foundation.sealing import token_digest
from app.schools.models import (
    Account,
    ClassStaff,
    Membership,
    School,
    SchoolClass,
    SchoolOptions,
)
from app.schools.queries import has_come_in
from app.signin.factors import due_at
from app.signin.models import StaffSession
from app.signin.queries.at_work import StaffAtWork


def staff_at(token: str) -> StaffAtWork | None:
    """The adult whose session this is, with what they are in the school they chose."""
    found = db.session.execute(
        select(StaffSession.school_id, StaffSession.factor_at, School.name, Account)
        .join(Account, Account.id == StaffSession.account_id)
        .join(School, School.id == StaffSession.school_id)
        .where(
            StaffSession.token_digest == token_digest(token),
            StaffSession.ended_at.is_(None),
            StaffSession.ends_at > clock.now(),
            Account.disabled_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    school_id, factor_at, school_name, account = found
    with school_scope(school_id):
        rows = db.session.execute(_posts(account.id)).all()
    if not rows:
        return None
    taught = {row.class_id: row for row in rows if row.class_id is not None}
    return StaffAtWork(
        account_id=account.id,
        school_id=school_id,
        school_name=school_name,
        name=account.name,
        roles=frozenset(row.role for row in rows),
        class_ids=frozenset(taught),
        password_is_temporary=account.password_is_temporary,
        factor=_standing(account, factor_at),
        factor_due_at=due_at(
            {row.role: (row.role, row.from_at) for row in rows}.values(),
            [row.since_at for row in taught.values() if row.closed_at is None],
            rows[0].factor_asked_at,
        ),
    )


def _posts(
    account_id: UUID,
) -> Select[str, datetime, datetime | None, UUID, datetime, datetime | None]:
    """A row for each role with each class: one query, as every page of theirs waits for it."""
    return (
        select(
            Membership.role,
            Membership.from_at,
            SchoolOptions.factor_asked_at,
            ClassStaff.class_id,
            ClassStaff.since_at,
            SchoolClass.closed_at,
        )
        .outerjoin(SchoolOptions, SchoolOptions.school_id == Membership.school_id)
        .outerjoin(
            ClassStaff,
            and_(
                ClassStaff.school_id == Membership.school_id,
                ClassStaff.account_id == Membership.account_id,
            ),
        )
        .outerjoin(
            SchoolClass,
            and_(
                SchoolClass.school_id == ClassStaff.school_id,
                SchoolClass.id == ClassStaff.class_id,
            ),
        )
        .where(Membership.account_id == account_id, Membership.to_at.is_(None), has_come_in())
    )


def _standing(account: Account, factor_at: datetime | None) -> str:
    if account.factor_sealed is None:
        return "none"
    return "given" if factor_at else "asked"
