"""Ed25519 signatures: a school's key, its name as a did:key, and compact JWS.

Sources: RFC 8032 (Ed25519), the did:key method of the W3C Credentials Community Group (multicodec
0xed01, multibase base58btc), RFC 7515 and RFC 8037 (JWS with EdDSA).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ED25519_PUBLIC = b"\xed\x01"
DID_KEY = "did:key:"
BASE58BTC = "z"
ALGORITHM = "EdDSA"
KEY_BYTES = 32
FINGERPRINT = 32
"""Hexadecimal digits: 128 bits, too many to meet by trying keys."""
LONGEST_BASE58 = 128
"""Characters; decoding grows with the square of the length, and a signature needs 88."""


class BadSignature(Exception):
    """What was signed is not what is here, or another key signed it."""


class BadKey(ValueError):
    """This does not name an Ed25519 key."""


@dataclass(frozen=True)
class VerifyingKey:
    """The public half of a school's key."""

    raw: bytes
    """32 bytes, as in RFC 8032."""

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise BadKey(f"an Ed25519 key has {KEY_BYTES} bytes, not {len(self.raw)}")

    @property
    def did(self) -> str:
        """The key as a decentralised identifier: `did:key:z6Mk...`."""
        return DID_KEY + self.multibase

    @property
    def multibase(self) -> str:
        """The key as multibase base58btc, with its multicodec prefix: `z6Mk...`."""
        return BASE58BTC + base58(ED25519_PUBLIC + self.raw)

    @property
    def verification_method(self) -> str:
        """The URL a proof names this key by: `did:key:z6Mk...#z6Mk...`."""
        return f"{self.did}#{self.multibase}"

    @property
    def fingerprint(self) -> str:
        """What two people read to each other by telephone: `3f2a 90c1 ...`, eight groups of four.

        The first 32 hexadecimal digits of the SHA-256 of the did:key as text, so that
        `printf %s did:key:... | sha256sum` gives the same.
        """
        digits = sha256(self.did.encode()).hexdigest()[:FINGERPRINT]
        return " ".join(digits[at : at + 4] for at in range(0, FINGERPRINT, 4))

    @classmethod
    def from_did(cls, did: str) -> "VerifyingKey":
        """The key that a did:key, or a verification method of one, names. Raises BadKey."""
        identifier = did.partition("#")[0]
        if not identifier.startswith(DID_KEY + BASE58BTC):
            raise BadKey("not a did:key in base58btc")
        decoded = from_base58(identifier.removeprefix(DID_KEY + BASE58BTC))
        if not decoded.startswith(ED25519_PUBLIC):
            raise BadKey("not the did:key of an Ed25519 key")
        return cls(decoded.removeprefix(ED25519_PUBLIC))

    def check(self, signature: bytes, signed: bytes) -> None:
        """Say nothing if this key signed these bytes; raises BadSignature if not."""
        try:
            self.as_public_key().verify(signature, signed)
        except (InvalidSignature, ValueError) as error:
            raise BadSignature("the signature does not fit") from error

    def as_public_key(self) -> Ed25519PublicKey:
        """The key as the cryptography library knows it."""
        return Ed25519PublicKey.from_public_bytes(self.raw)


class SigningKey:
    """A school's private key. It never leaves the service unsealed, and never prints."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key
        self.verifying_key = VerifyingKey(key.public_key().public_bytes_raw())

    @classmethod
    def new(cls) -> "SigningKey":
        """A key that nobody has had before."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_private_bytes(cls, raw: bytes) -> "SigningKey":
        """The key that `private_bytes` kept: 32 bytes. Raises BadKey."""
        try:
            return cls(Ed25519PrivateKey.from_private_bytes(raw))
        except ValueError as error:
            raise BadKey(f"an Ed25519 key has {KEY_BYTES} bytes, not {len(raw)}") from error

    def private_bytes(self) -> bytes:
        """32 bytes to be sealed before they are stored."""
        return self._key.private_bytes_raw()

    @property
    def did(self) -> str:
        """The public half as a did:key."""
        return self.verifying_key.did

    @property
    def verification_method(self) -> str:
        """The URL a proof names this key by."""
        return self.verifying_key.verification_method

    def sign(self, data: bytes) -> bytes:
        """64 bytes; the same for the same data, as Ed25519 needs no chance."""
        return self._key.sign(data)

    def compact_jws(self, claims: Mapping[str, Any], *, kind: str) -> str:
        """The claims as a signed compact JWS that names this key as `kid` and `kind` as `typ`."""
        headers = {"typ": kind, "kid": self.verification_method}
        return jwt.encode(dict(claims), self._key, algorithm=ALGORITHM, headers=headers)

    def __repr__(self) -> str:
        return f"SigningKey({self.did})"


def claims_of(token: str, key: VerifyingKey, *, kind: str, audience: str) -> dict[str, Any]:
    """The claims of a compact JWS made by `key` for `audience`.

    Raises BadSignature for another key, another algorithm, another `typ` or another audience.
    """
    try:
        if jwt.get_unverified_header(token).get("typ") != kind:
            raise BadSignature(f"the token is not a {kind}")
        return jwt.decode(
            token,
            key.as_public_key(),
            algorithms=[ALGORITHM],
            audience=audience,
            options={"require": ["iss", "jti", "iat", "aud"]},
        )
    except jwt.PyJWTError as error:
        raise BadSignature(str(error)) from error


def base58(data: bytes) -> str:
    """Bytes in base58btc, the alphabet without 0, O, I and l; a zero byte in front becomes `1`."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, place = divmod(number, len(BASE58))
        letters = BASE58[place] + letters
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + letters


def from_base58(letters: str) -> bytes:
    """What `base58` wrote. Raises BadKey for other letters, or far too many."""
    if len(letters) > LONGEST_BASE58 or not set(letters) <= set(BASE58):
        raise BadKey("not base58btc")
    number = 0
    for letter in letters:
        number = number * len(BASE58) + BASE58.index(letter)
    body = number.to_bytes((number.bit_length() + 7) // 8)
    return b"\0" * (len(letters) - len(letters.lstrip("1"))) + body
