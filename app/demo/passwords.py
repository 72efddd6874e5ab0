"""Passwords of made-up staff: the same each time on one instance, different on every other.

They can be printed again, as a demonstration needs, without being published in this repository.
"""

from base64 import b32encode

from app.foundation.sealing import NO_SCHOOL, keyring

GROUPS, LETTERS = 3, 4


def demo_password(email: str) -> str:
    """Three groups of four letters and digits, made from this instance's key."""
    digest = keyring().blind_index(NO_SCHOOL, f"demo password {email}")
    text = b32encode(digest).decode().lower()
    return "-".join(text[at * LETTERS : (at + 1) * LETTERS] for at in range(GROUPS))
