"""The sealed envelope: a letter, and perhaps a picture, that only this service can open. Pure.

The format is in docs/sealed-envelopes.md; static/js/seal.js writes it. A random AES-256 key seals
the letter and the picture (GCM, NIST SP 800-38D); RSA-OAEP with SHA-256 (RFC 8017) wraps it for one
of our keys. What each part is, and of which envelope, is bound in as associated data.
"""

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

FORMAT = 1
MOST_LETTER_BYTES = 64 * 1024
MOST_PICTURE_BYTES = 6 * 1024 * 1024
KEY_BYTES, NONCE_BYTES = 32, 12
PADDING = OAEP(MGF1(SHA256()), SHA256(), None)


class BadEnvelope(ValueError):
    """Damaged, forged, or sealed for somebody else: there is no telling whose it is."""


@dataclass(frozen=True)
class Opened:
    """What was in an envelope: the letter as JSON, and the bytes of a picture if there was one."""

    id: UUID
    letter: dict[str, Any]
    picture: bytes | None


def opened(
    outside: bytes, picture: bytes | None, private_key: Callable[[UUID], RSAPrivateKey]
) -> Opened:
    """Open an envelope: its JSON part and its binary part. Raises BadEnvelope, and nothing else.

    `private_key` finds the key with an id, and raises LookupError if we have none of that name.
    """
    if len(outside) > MOST_LETTER_BYTES or len(picture or b"") > MOST_PICTURE_BYTES:
        _refuse("too large")
    try:
        parts = json.loads(outside)
        if parts["v"] != FORMAT:
            _refuse("a format we do not know")
        envelope_id, key_id = UUID(str(parts["id"])), UUID(str(parts["kid"]))
        key = private_key(key_id).decrypt(_binary(parts["k"]), PADDING)
        seal = AESGCM(key) if len(key) == KEY_BYTES else _refuse("a key of another length")
        letter = seal.decrypt(
            _nonce(parts["iv"]), _binary(parts["ct"]), bound(envelope_id, key_id, "letter")
        )
        drawn = picture and seal.decrypt(
            _nonce(parts["picture_iv"]), picture, bound(envelope_id, key_id, "picture")
        )
        content = json.loads(letter)
    except (ValueError, KeyError, TypeError, LookupError, InvalidTag, RecursionError) as error:
        raise BadEnvelope("this envelope cannot be opened") from error
    if not isinstance(content, dict):
        _refuse("no letter")
    return Opened(envelope_id, content, drawn or None)


def bound(envelope_id: UUID, key_id: UUID, part: str) -> bytes:
    """The associated data of one part, so that no part can be moved to another envelope."""
    return f"clog-envelope/{FORMAT}/{key_id}/{envelope_id}/{part}".encode()


def _binary(text: str) -> bytes:
    return b64decode(text, validate=True)


def _nonce(text: str) -> bytes:
    nonce = _binary(text)
    return nonce if len(nonce) == NONCE_BYTES else _refuse("a nonce of another length")


def _refuse(why: str) -> NoReturn:
    raise BadEnvelope(why)
