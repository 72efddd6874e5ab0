"""The second factor: a code from an authenticator app, or one of ten to keep in a drawer. Pure.

The app's codes are RFC 6238 (30 seconds, six digits, SHA-1: what every app understands). One step
before and after is taken too, as section 5.2 advises for clocks that differ, and each step once.
"""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

import pyotp

STANDINGS = ("none", "asked", "given")
"""Of a session: nothing is set up; it is set up and not given here yet; it is given."""
STEP = 30
DIGITS = 6
GRACE = timedelta(days=14)
"""From the day that somebody first sees more than one class, or that the school begins to ask."""
CODES_MADE = 10
_GROUPS, _GROUP = 3, 4
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"

WHOLE_SCHOOL_ROLES = frozenset({"champion", "office", "safeguarding", "lead"})
FEWEST_CLASSES = 2


def new_secret() -> str:
    """160 random bits in base 32, as an app takes them."""
    return pyotp.random_base32()


def address_for_app(secret: str, email: str, issuer: str) -> str:
    """What the picture for the app says: an otpauth address."""
    return pyotp.TOTP(secret, digits=DIGITS, interval=STEP).provisioning_uri(
        name=email, issuer_name=issuer
    )


def step_of(secret: str, typed: str, at: datetime, after: int) -> int | None:
    """The step that this code belongs to, if it is one of now and later than `after`."""
    totp = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    code = "".join(typed.split())
    now = int(at.timestamp()) // STEP
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(totp.generate_otp(step).encode(), code.encode()):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    """Ten codes of 59 bits, in groups that can be read from paper."""
    return tuple(
        "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
        for _ in range(CODES_MADE)
    )


def recovery_form(typed: str) -> str:
    """A recovery code as it is compared: small letters, with or without its hyphens."""
    return "".join(c for c in typed.casefold() if c.isalnum())


def looks_like_recovery(typed: str) -> bool:
    """Whether what was typed is no code of an app."""
    return len(recovery_form(typed)) > DIGITS


def due_at(
    roles: Iterable[tuple[str, datetime]],
    classes_since: Sequence[datetime],
    asked_at: datetime | None,
) -> datetime | None:
    """From when somebody is let in with a second factor only; None if the school does not ask.

    `roles` with the moment each was given, `classes_since` when each open class was. Asked of
    those who see more than one class: of whom depends more.
    """
    if asked_at is None:
        return None
    wide = [since for role, since in roles if role in WHOLE_SCHOOL_ROLES]
    if len(classes_since) >= FEWEST_CLASSES:
        wide.append(sorted(classes_since)[FEWEST_CLASSES - 1])
    return max(min(wide), asked_at) + GRACE if wide else None
