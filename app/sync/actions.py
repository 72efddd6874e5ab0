"""Keeping the keys that tablets seal with, and what came sealed and could not be taken in."""

import json
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any, Literal, cast
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from sqlalchemy import CursorResult, delete, update

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db, reading
from app.foundation.sealing import keyring
from app.foundation.upserts import add_unless_there
from app.sync.models import RefusedEnvelope, SealingKey
from app.sync.queries import newest_key_made_at, place_of, place_of_key, waiting_row

BITS = 3072
"""As strong as AES-128 (NIST SP 800-57, part 1); opening one envelope takes about 2 ms."""

NEW_EVERY = timedelta(days=30)
OPENS_FOR = timedelta(days=60)
"""After a key is retired: a ticket is good for 14 days, and a tablet may come back later."""

SETTLED_FOR = timedelta(days=30)
"""What an adult let go of can be asked about for as long; then it is deleted."""


def keep_keys_fresh() -> int:
    """Make the first key; a new one when the last is old; forget those long retired.

    Returns how many rows that touched. Making a key takes a moment, so the lock is let go for it.
    """
    now, made_at = clock.now(), newest_key_made_at()
    touched = 0
    if made_at is None or now - made_at >= NEW_EVERY:
        with reading():
            pair = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
        touched = _rows(
            update(SealingKey).where(SealingKey.retired_at.is_(None)).values(retired_at=now)
        )
        _add_key(pair)
        touched += 1
    return touched + _rows(delete(SealingKey).where(SealingKey.retired_at < now - OPENS_FOR))


def keep_refused(
    viewer: Viewer,
    kind: str,
    subject_id: UUID,
    reason: str,
    answers: Mapping[str, Any],
    picture: bytes | None,
    voice: bytes | None = None,
) -> bool:
    """Keep what could not be taken in, for an adult to decide; False when it is kept already."""
    words = json.dumps(answers, sort_keys=True).encode()
    (class_id,) = viewer.class_ids
    row = RefusedEnvelope(school_id=viewer.school, id=ids.new_id())
    seal = keyring()
    added = add_unless_there(
        RefusedEnvelope,
        {
            "school_id": row.school_id,
            "id": row.id,
            "kind": kind,
            "subject_id": subject_id,
            "pupil_id": viewer.person,
            "class_id": class_id,
            "nc_year": viewer.nc_year,
            "reason": reason,
            "content_sealed": seal.seal(words, place_of(row, "content_sealed")),
            "picture_sealed": picture and seal.seal(picture, place_of(row, "picture_sealed")),
            "voice_sealed": voice and seal.seal(voice, place_of(row, "voice_sealed")),
            "content_digest": sha256(subject_id.bytes + words).digest(),
            "tablet_id": viewer.tablet_id,
            "received_at": clock.now(),
        },
    )
    action = "envelope refused" if added else "envelope refused again"
    record(viewer, action, kind, subject_id, pupil_id=viewer.person)
    return added


def settle(viewer: Viewer, refusal_id: UUID, ending: Literal["saved", "let_go"]) -> None:
    """An adult has decided: it was saved after all, or is let go. Raises NotFound."""
    row = waiting_row(viewer, refusal_id)
    row.settled_at, row.settled_by, row.ending = clock.now(), viewer.person, ending
    db.session.flush()
    action = "refused envelope saved" if ending == "saved" else "refused envelope let go"
    record(viewer, action, row.kind, row.subject_id, pupil_id=row.pupil_id)


def forget_settled(school_id: int) -> int:
    """Delete what was settled more than 30 days ago; returns how many."""
    return _rows(
        delete(RefusedEnvelope).where(
            RefusedEnvelope.school_id == school_id,
            RefusedEnvelope.settled_at < clock.now() - SETTLED_FOR,
        )
    )


def _add_key(pair: rsa.RSAPrivateKey) -> None:
    key_id = ids.new_id()
    private = pair.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    public = pair.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    db.session.add(
        SealingKey(
            id=key_id,
            public=public,
            private_sealed=keyring().seal(private, place_of_key(key_id)),
            made_at=clock.now(),
        )
    )
    db.session.flush()


def _rows(statement: Any) -> int:
    return cast("CursorResult[Any]", db.session.execute(statement)).rowcount
