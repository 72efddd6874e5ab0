"""Names for rows, made here and not by the database: a tablet can name a page while offline."""

import os
import uuid

from app.foundation import clock

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62
_RANDOM_A = 0xFFF << 64
_RANDOM_B = (1 << 62) - 1


def new_id() -> uuid.UUID:
    """A time-ordered id (RFC 9562, version 7): rows made together lie together in an index."""
    milliseconds = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    random = int.from_bytes(os.urandom(16), "big")
    return uuid.UUID(
        int=milliseconds << 80 | _VERSION_7 | (random & _RANDOM_A) | _VARIANT | (random & _RANDOM_B)
    )


def new_pupil_id() -> uuid.UUID:
    """A random id (version 4): a pupil's id travels, so it says nothing of when it was made."""
    return uuid.uuid4()
