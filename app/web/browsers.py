"""What a browser keeps of having sent something after a sign-out: a cookie with a random word.

It lets nobody in, and outlives signing in and out: what was sent is looked for with it, and shown
to the adult who sent it alone.
"""

from flask import current_app, request
from werkzeug.wrappers import Response

A_SCHOOL_DAY = 8 * 60 * 60
"""Longer than anything is kept, so that whoever comes too late can be told so."""


def browser() -> str:
    """The word of this browser; empty for one that has nothing waiting."""
    return request.cookies.get(_name(), "")


def remember(response: Response, word: str) -> Response:
    """Let this browser know its word."""
    response.set_cookie(
        _name(),
        word,
        max_age=A_SCHOOL_DAY,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def forget(response: Response) -> Response:
    """Nothing waits in this browser any more."""
    response.delete_cookie(
        _name(),
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-kept"
