"""The signed cookie, opened quickly.

A tablet sends the same cookies with every request of a sitting. What was found to be signed by us
once is so again: only its age is looked at anew. Flask checks the signature each time, with keys
worked out each time, which takes longer than finding the child in the database.
"""

from datetime import datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.http import parse_cookie

from app.foundation import clock

KNOWN_COOKIES = 4096
"""How many are kept in mind: one for each tablet that is in use, and more than a city has."""


class Verified(NamedTuple):
    """A cookie that we signed: `payload`, and the same as `plain` if it is nothing but texts, which
    nobody can change in place."""

    payload: str
    plain: dict[str, str]
    signed_at: datetime


class SignedCookies(SecureCookieSessionInterface):
    """Flask's own sessions, which read and write the very same cookies."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._verified = lru_cache(KNOWN_COOKIES)(self._verify)

    @cached_property
    def _serializer(self) -> URLSafeTimedSerializer:
        made = super().get_signing_serializer(self._app)
        if made is None:
            raise RuntimeError("There is no secret to sign cookies with.")
        return made

    def get_signing_serializer(self, _app: Flask) -> URLSafeTimedSerializer:
        """The one that signs and checks: made once, not twice a request."""
        return self._serializer

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """What the cookie holds; nothing if it is missing, too old, or not signed by us."""
        header = request.environ.get("HTTP_COOKIE")
        if not header:
            return self.session_class()
        try:
            found = self._verified(header)
        except BadSignature:
            return self.session_class()
        if clock.now() - found.signed_at > app.permanent_session_lifetime:
            return self.session_class()
        return self.session_class(found.plain or self.serializer.loads(found.payload))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Send the cookie again only when it says something else."""
        if session.modified:
            super().save_session(app, session, response)

    def _verify(self, header: str) -> Verified:
        """What our cookie holds, of all that were sent. Raises BadSignature, which is not kept."""
        value = parse_cookie(header).get(self.get_cookie_name(self._app), "")
        found, signed_at = self._serializer.loads(value, return_timestamp=True)
        is_plain = all(isinstance(part, str) for part in found.values())
        return Verified(self.serializer.dumps(found), found if is_plain else {}, signed_at)
