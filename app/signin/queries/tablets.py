"""Tablets that a school has used, and wrong codes typed at them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from app.foundation import clock
from app.foundation.database import db
from app.signin import waiting
from app.signin.models import CodeMiss, Tablet


def tablets_known(school_id: int) -> int:
    """How many tablets the school in scope has had."""
    wanted = select(func.count()).select_from(Tablet).where(Tablet.school_id == school_id)
    return db.session.scalar(wanted) or 0


def code_misses(address_digest: bytes) -> Sequence[datetime]:
    """When wrong codes came from this address, of late."""
    return db.session.scalars(
        select(CodeMiss.at).where(
            CodeMiss.address_digest == address_digest,
            CodeMiss.at > clock.now() - waiting.A_WHILE,
        )
    ).all()
