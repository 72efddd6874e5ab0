"""Flask, without what every request would pay for and none here needs."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import Flask, Response
from werkzeug.datastructures import Headers

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_PLAIN = re.compile(r"/[\w./?&=%#~-]*", re.ASCII)
"""An address as `url_for` makes it: nothing in it is left to be written in another way."""


class Service(Flask):
    """No view or hook of this app is asynchronous, so none is looked into for it."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself; Flask would look into each, twelve times a request."""
        return func

    def redirect(self, location: str, code: int = 302) -> Response:
        """An answer that sends the browser on, without a page that nobody sees."""
        kind = SentOn if _PLAIN.fullmatch(location) else Response
        sent = kind(status=code, mimetype="text/html")
        sent.headers.add("Location", location)
        return sent


class SentOn(Response):
    """Nothing but headers, which are sent as they stand, and not looked through once more."""

    def get_wsgi_headers(self, environ: "WSGIEnvironment") -> Headers:
        """The headers, of which the length is the last."""
        if not 300 <= self.status_code < 400:
            return super().get_wsgi_headers(environ)
        self.headers.setdefault("Content-Length", "0")
        return self.headers
