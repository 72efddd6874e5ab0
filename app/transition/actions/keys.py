"""Making the key that a school signs with: when first needed, its private half sealed."""

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.foundation.signing import SigningKey
from app.transition.models import SchoolKey
from app.transition.queries.keys import key_in_use, place_of_key


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
        private_sealed=keyring().seal(key.private_bytes(), place_of_key(viewer.school, key.did)),
    )
    db.session.add(row)
    db.session.flush()
    record(viewer, "signing key made", "school_key", row.id)
    return key
