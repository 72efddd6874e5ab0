"""A tablet's hand in Python: seals envelopes as static/js/seal.js does."""

import json
import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_public_key,
)
from PIL import Image
from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.learning_log.answers import EntryAnswers
from app.schools.models import Pupil
from app.sync.actions import keep_refused
from app.sync.envelopes import PADDING
from app.sync.models import RefusedEnvelope, SealingKey
from app.sync.queries import key_to_seal_with, place_of_key
from app.sync.tickets import printed, ticket_for
from tests.support import make

ANSWERS = {
    "job": "nurse",
    "met_how": "visitor",
    "words": "A nurse listens to your heart.",
    "would_like": "maybe",
}


@dataclass
class Sealed:
    """An envelope as it is sent: its JSON part, and its binary part if it has one."""

    outside: dict[str, Any]
    picture: bytes | None = None
    entry_id: UUID = field(default_factory=uuid4)

    @property
    def letter(self) -> bytes:
        """The JSON part, as bytes."""
        return json.dumps(self.outside).encode()


@cache
def pair() -> rsa.RSAPrivateKey:
    """One key pair for all tests of this process: making one takes half a second."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def sealing_key() -> SealingKey:
    """A key in use, as `keep_keys_fresh` makes them."""
    key_id = uuid4()
    private = pair().private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    made = SealingKey(
        id=key_id,
        public=pair().public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        private_sealed=keyring().seal(private, place_of_key(key_id)),
    )
    db.session.add(made)
    db.session.flush()
    return made


def png() -> bytes:
    """A small drawing."""
    out = BytesIO()
    Image.new("RGB", (16, 10), "teal").save(out, "PNG")
    return out.getvalue()


def ticket(viewer: Viewer) -> str:
    """A ticket of this child's, as a page carries it."""
    return printed(ticket_for(viewer), keyring())


def sealed(
    viewer: Viewer,
    entry_id: UUID | None = None,
    *,
    revision: int = 1,
    picture: bytes | None = None,
    said: bytes = b"",
    voice_bytes: Any = None,
    activity_id: UUID | None = None,
    with_ticket: str | None = None,
    draft: str = "",
    **answers: Any,
) -> Sealed:
    """A page of this child's in an envelope for the key in use; `draft`: left at that question,
    `said`: a voice note, and what the letter tells of its length."""
    entry_id = entry_id or uuid4()
    letter = {
        "ticket": with_ticket or ticket(viewer),
        "entry": str(entry_id),
        "activity": activity_id and str(activity_id),
        "revision": revision,
        "fields": pairs({**ANSWERS, **answers}),
        "draft": draft,
        "voice_bytes": len(said) if voice_bytes is None else voice_bytes,
    }
    return Sealed(*_shut(letter, (picture or b"") + said or None), entry_id)


def pairs(answers: Mapping[str, Any]) -> list[list[str]]:
    """Answers as a form sends them."""
    return [
        [name, one]
        for name, value in answers.items()
        for one in (value if isinstance(value, list) else [value])
    ]


def _shut(letter: Mapping[str, Any], picture: bytes | None) -> tuple[dict[str, Any], bytes | None]:
    found = key_to_seal_with()
    assert found is not None, "there is no key: call keep_keys_fresh() first"
    key_id, public = found
    envelope_id, secret = uuid4(), os.urandom(32)
    iv, picture_iv = os.urandom(12), os.urandom(12)
    words = json.dumps(letter).encode()
    outside = {
        "v": 1,
        "id": str(envelope_id),
        "kid": str(key_id),
        "k": _text(load_der_public_key(public).encrypt(secret, PADDING)),
        "iv": _text(iv),
        "ct": _text(AESGCM(secret).encrypt(iv, words, _place(envelope_id, key_id, "letter"))),
    }
    if picture is None:
        return outside, None
    part = _place(envelope_id, key_id, "picture")
    return outside | {"picture_iv": _text(picture_iv)}, AESGCM(secret).encrypt(
        picture_iv, picture, part
    )


def _place(envelope_id: UUID, key_id: UUID, part: str) -> bytes:
    """As docs/sealed-envelopes.md says, not as the app does: else both could change unnoticed."""
    return f"clog-envelope/1/{key_id}/{envelope_id}/{part}".encode()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def refused(child: Pupil) -> UUID:
    """Something of this child's that could not be saved and waits for an adult; its id."""
    who = ticket_for(make.pupil_viewer(child)).viewer()
    answers = EntryAnswers(job="nurse", words=ANSWERS["words"]).content()
    keep_refused(who, "entry", uuid4(), "expired", answers, None)
    return db.session.scalars(
        select(RefusedEnvelope.id).where(RefusedEnvelope.pupil_id == child.id)
    ).one()
