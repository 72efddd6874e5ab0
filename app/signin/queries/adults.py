"""Which adult a session belongs to, and what they are in the school they chose."""

from datetime import datetime

from sqlalchemy import and_, select

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
        roles = db.session.execute(
            select(Membership.role, Membership.from_at, SchoolOptions.factor_asked_at)
            .outerjoin(SchoolOptions, SchoolOptions.school_id == Membership.school_id)
            .where(Membership.account_id == account.id, Membership.to_at.is_(None), has_come_in())
        ).all()
        taught = db.session.execute(
            select(ClassStaff.class_id, ClassStaff.since_at, SchoolClass.closed_at)
            .join(
                SchoolClass,
                and_(
                    SchoolClass.school_id == ClassStaff.school_id,
                    SchoolClass.id == ClassStaff.class_id,
                ),
            )
            .where(ClassStaff.account_id == account.id)
        ).all()
    if not roles:
        return None
    return StaffAtWork(
        account_id=account.id,
        school_id=school_id,
        school_name=school_name,
        name=account.name,
        roles=frozenset(role for role, _since, _asked in roles),
        class_ids=frozenset(class_id for class_id, _since, _closed in taught),
        password_is_temporary=account.password_is_temporary,
        factor=_standing(account, factor_at),
        factor_due_at=due_at(
            [(role, since) for role, since, _asked in roles],
            [since for _id, since, closed in taught if closed is None],
            roles[0].factor_asked_at,
        ),
    )


def _standing(account: Account, factor_at: datetime | None) -> str:
    if account.factor_sealed is None:
        return "none"
    return "given" if factor_at else "asked"
