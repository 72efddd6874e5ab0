"""Names for rows, made here and not by the database: a tablet can name a page while offline."""

import os
import threading
import uuid

from app.foundation import clock

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62
_TAIL_BITS = 62
_TAIL = (1 << _TAIL_BITS) - 1
_STEP_BITS = 32
"""Of chance between two ids of one millisecond."""


class _Last:
    """The id made last in this process: its millisecond, and its 74 bits that follow."""

    millisecond = -1
    rest = 0
    making = threading.Lock()


def new_id() -> uuid.UUID:
    """A time-ordered id (RFC 9562, version 7): rows made together lie together in an index.

    Those made in one millisecond by one process come in the order they were made (section 6.2,
    method 2: the rest grows by chance), so that sorting by id tells what was written first.
    """
    millisecond = int(clock.now().timestamp() * 1000) & ((1 << 48) - 1)
    chance = int.from_bytes(os.urandom(9), "big")
    with _Last.making:
        if millisecond == _Last.millisecond:
            _Last.rest += 1 + (chance & ((1 << _STEP_BITS) - 1))
        else:
            _Last.millisecond, _Last.rest = millisecond, chance
        rest = _Last.rest
    head = millisecond << 80 | _VERSION_7 | (rest >> _TAIL_BITS) << 64
    return uuid.UUID(int=head | _VARIANT | (rest & _TAIL))


def new_random_id() -> uuid.UUID:
    """A random id (version 4), for what travels: it says nothing of when it was made."""
    return uuid.uuid4()
