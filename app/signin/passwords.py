"""Adults' passwords: argon2id, with memory and time that a small server can spare.

OWASP's first choice for argon2id is 19 MiB, two passes, one lane. A verification takes about
30 ms of processor and 19 MiB, so no more than two run at once: a flood of sign-ins waits in line
instead of pushing the children's saves out of memory.
"""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200
AT_ONCE = 2
_SYLLABLES = 4
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_places = threading.BoundedSemaphore(AT_ONCE)


def hashed(password: str) -> str:
    """What is stored of a password."""
    with _places:
        return _hasher.hash(password)


_NOBODYS = hashed(secrets.token_urlsafe())


def is_right(password: str, stored: str | None) -> bool:
    """Whether the password is the stored one. It takes as long to say no to an unknown account."""
    with _places:
        try:
            return _hasher.verify(stored or _NOBODYS, password[:LONGEST]) and bool(stored)
        except (VerificationError, InvalidHashError):
            return False


def made_up() -> str:
    """A password to read out to an adult: four groups of four, 79 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(_SYLLABLES))
    return "-".join(groups)
