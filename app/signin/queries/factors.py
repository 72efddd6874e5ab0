"""Whose second factor is set up, and how it is kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import NO_SCHOOL, Place, keyring
from app.schools.models import Account
from app.signin.factors import recovery_form
from app.signin.models import RecoveryCode


@dataclass(frozen=True, kw_only=True)
class OwnFactor:
    """An adult's second factor, as they are shown it."""

    is_set_up: bool
    codes_left: int
    reset_at: datetime | None


def own_factor(viewer: Viewer) -> OwnFactor:
    """How it stands with the viewer's own second factor."""
    account = db.session.get_one(Account, viewer.person)
    left = db.session.scalar(
        select(func.count())
        .select_from(RecoveryCode)
        .where(RecoveryCode.account_id == account.id, RecoveryCode.used_at.is_(None))
    )
    return OwnFactor(
        is_set_up=account.factor_sealed is not None,
        codes_left=left or 0,
        reset_at=account.factor_reset_at,
    )


def own_email(viewer: Viewer) -> str:
    """What the viewer signs in with."""
    return db.session.get_one(Account, viewer.person).email_normal


def with_factor(account_ids: Collection[UUID]) -> frozenset[UUID]:
    """Those of these adults who have set up a second factor."""
    return frozenset(
        db.session.scalars(
            select(Account.id).where(
                Account.id.in_(list(account_ids)), Account.factor_sealed.is_not(None)
            )
        )
    )


def factor_place(account_id: UUID) -> Place:
    """Where the secret that an app shares with us is sealed."""
    return Place("account", "factor_sealed", NO_SCHOOL, account_id)


def recovery_digest(account_id: UUID, typed: str) -> bytes:
    """What is kept of a recovery code: keyed, as 59 bits alone could be tried at leisure."""
    return keyring().blind_index(NO_SCHOOL, f"recovery {account_id} {recovery_form(typed)}")
