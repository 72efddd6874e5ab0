"""Sealing the trail in batches, and checking the seals.

A chain per save would make every save wait for the one before it; a batch a minute does not.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from app.audit.chain import START, digest_of
from app.audit.models import AuditEvent, AuditSeal
from app.foundation import clock
from app.foundation.database import db

SETTLED_AFTER = timedelta(minutes=1)
"""An event this old is surely committed, or never will be."""
MOST_AT_ONCE = 1000
"""Events; sealing so many holds up those who save for less than a tenth of a second. What is left
waits for the next minute."""


def seal_trail(school_id: int) -> int:
    """Seal the settled events of a school that no seal covers yet; returns how many."""
    last = db.session.scalars(
        select(AuditSeal)
        .where(AuditSeal.school_id == school_id)
        .order_by(AuditSeal.number.desc())
        .limit(1)
    ).one_or_none()
    events = _events(school_id, after=last.upto_id if last else None)
    if not events:
        return 0
    previous = last.digest if last else START
    db.session.add(
        AuditSeal(
            school_id=school_id,
            number=last.number + 1 if last else 1,
            upto_id=events[-1].id,
            count=len(events),
            digest=digest_of(previous, map(_as_sealed, events)),
            previous_digest=previous,
        )
    )
    db.session.flush()
    return len(events)


def broken_seals(school_id: int) -> tuple[int, ...]:
    """The numbers of seals that do not fit the events they cover: none, if nobody meddled."""
    broken, previous, after = [], START, None
    seals = db.session.scalars(
        select(AuditSeal).where(AuditSeal.school_id == school_id).order_by(AuditSeal.number)
    )
    for seal in seals:
        events = _events(school_id, after=after, upto=seal.upto_id)
        fits = (
            len(events) == seal.count
            and seal.previous_digest == previous
            and seal.digest == digest_of(previous, map(_as_sealed, events))
        )
        if not fits:
            broken.append(seal.number)
        previous, after = seal.digest, seal.upto_id
    return tuple(broken)


def _events(
    school_id: int, *, after: UUID | None, upto: UUID | None = None
) -> Sequence[AuditEvent]:
    wanted = select(AuditEvent).where(AuditEvent.school_id == school_id).order_by(AuditEvent.id)
    if after is not None:
        wanted = wanted.where(AuditEvent.id > after)
    if upto is not None:
        return db.session.scalars(wanted.where(AuditEvent.id <= upto)).all()
    settled = wanted.where(AuditEvent.at <= clock.now() - SETTLED_AFTER).limit(MOST_AT_ONCE)
    return db.session.scalars(settled).all()


def _as_sealed(event: AuditEvent) -> dict[str, str | None]:
    """Every column but the school, as text."""
    return {
        column.key: None if (value := getattr(event, column.key)) is None else str(value)
        for column in AuditEvent.__table__.columns
        if column.key != "school_id"
    }
