"""The key that a school signs with."""

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import Place, keyring
from app.foundation.signing import SigningKey, VerifyingKey
from app.transition.models import SchoolKey


def key_in_use(viewer: Viewer) -> SigningKey | None:
    """The key the school signs with today, if it has one."""
    row = _row_in_use(viewer)
    if row is None:
        return None
    private = keyring().open(row.private_sealed, place_of_key(viewer.school, row.did))
    return SigningKey.from_private_bytes(private)


def public_key_in_use(viewer: Viewer) -> VerifyingKey | None:
    """The public half of that key, with the private half left sealed."""
    row = _row_in_use(viewer)
    return VerifyingKey.from_did(row.did) if row else None


def _row_in_use(viewer: Viewer) -> SchoolKey | None:
    return db.session.scalars(
        select(SchoolKey)
        .where(SchoolKey.school_id == viewer.school, SchoolKey.retired_at.is_(None))
        .order_by(SchoolKey.id.desc())
        .limit(1)
    ).one_or_none()


def place_of_key(school_id: int, did: str) -> Place:
    """Where a sealed private key stands."""
    return Place("school_key", "private", school_id, did)
