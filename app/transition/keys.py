"""The key that a school signs with: made when first needed, its private half sealed."""

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.sealing import Place, keyring
from app.foundation.signing import SigningKey
from app.transition.models import SchoolKey


def key_in_use(viewer: Viewer) -> SigningKey | None:
    """The key the school signs with today, if it has one."""
    row = db.session.scalars(
        select(SchoolKey)
        .where(SchoolKey.school_id == viewer.school, SchoolKey.retired_at.is_(None))
        .order_by(SchoolKey.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    private = keyring().open(row.private_sealed, _place(viewer.school, row.did))
    return SigningKey.from_private_bytes(private)


def key_for_signing(viewer: Viewer) -> SigningKey:
    """The key the school signs with; the first time, a new one."""
    key = key_in_use(viewer)
    if key is not None:
        return key
    key = SigningKey.new()
    row = SchoolKey(
        school_id=viewer.school,
        id=ids.new_id(),
        did=key.did,
        private_sealed=keyring().seal(key.private_bytes(), _place(viewer.school, key.did)),
    )
    db.session.add(row)
    db.session.flush()
    record(viewer, "signing key made", "school_key", row.id)
    return key


def _place(school_id: int, did: str) -> Place:
    return Place("school_key", "private", school_id, did)
