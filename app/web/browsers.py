"""What a browser keeps of having sent something after a sign-out: a cookie with a random word.

It lets nobody in, and outlives signing in and out: what was sent is looked for with it, and shown
to the adult who sent it alone.
"""

from werkzeug.wrappers import Response

from app.web.own_cookies import OwnCookie

A_SCHOOL_DAY = 8 * 60 * 60
"""Seconds; longer than anything is kept, so that whoever comes too late can be told so."""

_KEPT = OwnCookie("kept", seconds=A_SCHOOL_DAY)


def browser() -> str:
    """The word of this browser; empty for one that has nothing waiting."""
    return _KEPT.kept()


def remember(response: Response, word: str) -> Response:
    """Let this browser know its word."""
    return _KEPT.remember(response, word)


def forget(response: Response) -> Response:
    """Nothing waits in this browser any more."""
    return _KEPT.forget(response)
