"""Email addresses, as adults sign in with them: pure."""

import re

LONGEST = 254
"""RFC 5321 leaves 254 characters for an address between its angle brackets."""
LONGEST_NAME = 64
NOT_AN_ADDRESS = "That is not an email address. Write it like name@school.example."
_NAME = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_PLACE = re.compile(r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


def is_email(typed: str) -> bool:
    """Whether a letter could be sent to this; whether anybody reads it there is not asked.

    The dot-atom form of RFC 5322 before the @, and a host name of two parts or more after it.
    Quoted names and addresses of numbers, which no school gives out, are none here.
    """
    name, _at, place = typed.strip().casefold().rpartition("@")
    return (
        len(typed.strip()) <= LONGEST
        and len(name) <= LONGEST_NAME
        and _NAME.fullmatch(name) is not None
        and _PLACE.fullmatch(place) is not None
    )
