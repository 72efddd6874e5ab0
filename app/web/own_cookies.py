"""Cookies beside the signed one: a word that a browser keeps, and that lets nobody in."""

from typing import Any, TypeVar

from flask import current_app, request
from werkzeug.wrappers import Response

Sent = TypeVar("Sent", bound=Response)


class OwnCookie:
    """`name` is what its own name ends with; it is kept for `seconds`."""

    def __init__(self, name: str, *, seconds: int) -> None:
        self._ending = name
        self._seconds = seconds

    def kept(self) -> str:
        """The word that this browser sent; "" if it has none."""
        return request.cookies.get(self._name(), "")

    def remember(self, response: Sent, word: str) -> Sent:
        """Let this browser keep a word."""
        response.set_cookie(self._name(), word, max_age=self._seconds, **self._guarded())
        return response

    def forget(self, response: Sent) -> Sent:
        """Let this browser keep nothing."""
        response.delete_cookie(self._name(), **self._guarded())
        return response

    def _name(self) -> str:
        return f"{current_app.config['SESSION_COOKIE_NAME']}-{self._ending}"

    def _guarded(self) -> dict[str, Any]:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        return {"secure": secure, "httponly": True, "samesite": "Lax"}
