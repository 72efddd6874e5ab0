"""The unique pupil number (UPN) of English schools: its shape and its check letter.

Source: Department for Education, "Unique pupil numbers (UPNs): a guide for schools
and local authorities". A UPN is a check letter, the local authority (3 digits), the
school (4), the year it was given (2) and a serial (3). A temporary UPN ends in a
letter. A UPN can be absent, temporary or replaced, so it is never a key.
"""

from typing import Literal

ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The 23 letters in use (no I, O or S), A worth 0 to Z worth 22."""

LENGTH = 13
UpnProblem = Literal["length", "characters", "letter"]

_DIGITS = "0123456789"


def normal_upn(text: str) -> str:
    """The UPN as it is stored and compared: upper case, without spaces.

    >>> normal_upn(" b801 200005001 ")
    'B801200005001'
    """
    return "".join(text.split()).upper()


def upn_problem(text: str) -> UpnProblem | None:
    """What is wrong with a UPN as typed, or None when it is sound.

    `length`: not 13 characters. `characters`: a letter or sign where none may be.
    `letter`: the check letter does not fit the rest.
    """
    upn = normal_upn(text)
    if len(upn) != LENGTH:
        return "length"
    if upn[0] not in ALPHABET or not _fits_shape(upn):
        return "characters"
    return None if upn[0] == _check_letter(upn) else "letter"


def right_letter_for(text: str) -> str | None:
    """The first letter this UPN should have, or None when the rest is not of a UPN."""
    upn = normal_upn(text)
    return _check_letter(upn) if len(upn) == LENGTH and _fits_shape(upn) else None


def _fits_shape(upn: str) -> bool:
    middle, last = upn[1:12], upn[12]
    return all(sign in _DIGITS for sign in middle) and (last in _DIGITS or last in ALPHABET)


def _check_letter(upn: str) -> str:
    total = sum(weight * _worth(sign) for weight, sign in enumerate(upn[1:], start=2))
    return ALPHABET[total % len(ALPHABET)]


def _worth(sign: str) -> int:
    return int(sign) if sign in _DIGITS else ALPHABET.index(sign)
