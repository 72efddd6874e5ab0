"""The class code of the day: six characters that nobody can mistake for one another."""

import secrets

ALPHABET = "ACDEFGHJKLMNPQRTUVWXYZ234679"
"""28 letters and digits: no B or 8, no I or 1, no O or 0, no S or 5."""
LENGTH = 6


def new_code() -> str:
    """A code at random: one of 481,890,304."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read_code(typed: str) -> str | None:
    """The code that was typed, in any case and with spaces; None if it cannot be one."""
    code = "".join(c for c in typed.upper() if c.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None
