"""One at a time: what is counted before it is allowed must not be counted by two at once."""

from uuid import UUID

from sqlalchemy import func, select

from app.foundation.database import db

BYTES_OF_A_LOCK = 8


def lock_of(record_id: UUID) -> bytes:
    """What to take turns at for one record: the part of its id that chance made."""
    return record_id.bytes[-BYTES_OF_A_LOCK:]


def take_turn_at(*digests: bytes) -> None:
    """Wait until nobody else's transaction is at any of these; ours is, until it ends.

    On PostgreSQL each digest is an advisory lock (PostgreSQL 18, section 13.3.5), taken in the
    order given: give what is asked for together in the same order everywhere. On SQLite whoever
    writes is alone already.
    """
    if db.session.get_bind().dialect.name != "postgresql":
        return
    for digest in digests:
        number = int.from_bytes(digest[:BYTES_OF_A_LOCK], signed=True)
        db.session.execute(select(func.pg_advisory_xact_lock(number)))
