"""Tokens against forgery, checked quickly.

A child sends the same token with every step of a page. Once it was found to be the one of their
session it is so again, and only has to be compared: working the signature out takes longer than
finding the child in the database.
"""

import hmac

from flask import Flask, g, request, session
from flask_wtf import CSRFProtect
from flask_wtf.csrf import same_origin

FIELD = "csrf_token"
MOST_REMEMBERED = 4096
"""A token a session: more than a city's tablets need. Then all are forgotten, and learnt again."""


class Tokens(CSRFProtect):  # type: ignore[misc]
    """Flask-WTF's own protection, which remembers what it let through.

    A token has no age of its own (`WTF_CSRF_TIME_LIMIT` is None): it ends with its session.
    """

    def __init__(self, app: Flask) -> None:
        self._sessions: dict[str, str] = {}
        super().__init__(app)

    def protect(self, apply_exemptions: bool = False) -> None:
        """Let this request go on, or end it with a refusal."""
        if self._is_known() and self._is_from_here():
            g.csrf_valid = True
            return
        super().protect(apply_exemptions)
        if g.get("csrf_valid") and (sent := request.form.get(FIELD)):
            self._remember(sent)

    def _is_known(self) -> bool:
        if FIELD not in session or request.method == "GET":
            return False
        sent = request.form.get(FIELD)
        known = self._sessions.get(sent) if sent else None
        return known is not None and hmac.compare_digest(known, session[FIELD])

    def _is_from_here(self) -> bool:
        return not request.is_secure or same_origin(
            request.referrer or "", f"https://{request.host}/"
        )

    def _remember(self, sent: str) -> None:
        if len(self._sessions) >= MOST_REMEMBERED:
            self._sessions.clear()
        self._sessions[sent] = session[FIELD]
