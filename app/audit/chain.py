"""The arithmetic of the audit chain: pure, so that anybody can check it with a few lines."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

START = bytes(32)
"""What the first seal of a school builds on."""


def digest_of(previous: bytes, events: Iterable[Mapping[str, str | None]]) -> bytes:
    """SHA-256 over the previous seal and each event as canonical JSON, in the order of ids."""
    running = sha256(previous)
    for event in events:
        running.update(json.dumps(event, sort_keys=True, separators=(",", ":")).encode())
    return running.digest()
