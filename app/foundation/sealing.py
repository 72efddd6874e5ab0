"""Sealed columns: what a stolen disk or backup must not show.

AES-256-GCM with the place of the value (table, column, school, row) as associated data, so that a
value cannot be moved to another row. What must be found or unique has a blind index beside it: an
HMAC-SHA-256 with a key of its own. Both keys live in a folder outside the database and its backups.
"""

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = 1
KEY_BYTES = 32
NONCE_BYTES = 12
HEADER_BYTES = 3
SEALING_KEYS = "sealing-*.key"
INDEX_KEY = "index.key"
NO_SCHOOL = 0
"""In the place of a school: of what belongs to none, or is found before its school is known."""


class KeysMissing(RuntimeError):
    """A value was sealed with a key that is not in the folder."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value stands; it opens nowhere else."""

    table: str
    column: str
    school_id: int
    row: UUID | str

    def as_bytes(self) -> bytes:
        """The associated data of the seal."""
        return f"{self.table}/{self.column}/{self.school_id}/{self.row}".encode()


class Keyring:
    """The keys of one instance. The newest seals; all of them open."""

    def __init__(self, folder: Path) -> None:
        """Read the keys of a folder, and make them first if there are none."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not any(folder.glob(SEALING_KEYS)):
            _write_key(folder / "sealing-1.key")
        if not (folder / INDEX_KEY).exists():
            _write_key(folder / INDEX_KEY)
        self._keys = {
            int(path.stem.removeprefix("sealing-")): path.read_bytes()
            for path in folder.glob(SEALING_KEYS)
        }
        self._index_key = (folder / INDEX_KEY).read_bytes()

    def seal(self, value: bytes, place: Place) -> bytes:
        """A value that opens only at its place."""
        number = max(self._keys)
        nonce = os.urandom(NONCE_BYTES)
        header = bytes([FORMAT]) + number.to_bytes(2, "big")
        return header + nonce + AESGCM(self._keys[number]).encrypt(nonce, value, place.as_bytes())

    def open(self, sealed: bytes, place: Place) -> bytes:
        """What was sealed; raises `cryptography.exceptions.InvalidTag` if moved or altered."""
        number = int.from_bytes(sealed[1:HEADER_BYTES], "big")
        if sealed[0] != FORMAT or number not in self._keys:
            raise KeysMissing(f"format {sealed[0]}, key {number}")
        nonce = sealed[HEADER_BYTES : HEADER_BYTES + NONCE_BYTES]
        body = sealed[HEADER_BYTES + NONCE_BYTES :]
        return AESGCM(self._keys[number]).decrypt(nonce, body, place.as_bytes())

    def blind_index(self, school_id: int, normal_form: str) -> bytes:
        """A keyed digest to find a value by, different in every school."""
        return hmac.digest(self._index_key, f"{school_id}\0{normal_form}".encode(), "sha256")


def token_digest(token: str) -> bytes:
    """What is stored of a random token of 128 bits or more. Needs no key: it cannot be guessed."""
    return sha256(token.encode()).digest()


def new_token() -> str:
    """128 random bits, safe in a URL."""
    return secrets.token_urlsafe(16)


def _write_key(path: Path) -> None:
    """Write a new key for its owner's eyes, whole or not at all; the first of two writers wins."""
    temporary = path.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(os.urandom(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()


class _Installed:
    """The keyring of the running service: the domain never sees the configuration."""

    keyring: Keyring | None = None


def install(keyring: Keyring) -> None:
    """Say which keys this process works with."""
    _Installed.keyring = keyring


def keyring() -> Keyring:
    """The keys this process works with."""
    if _Installed.keyring is None:
        raise KeysMissing("no keyring is installed")
    return _Installed.keyring
