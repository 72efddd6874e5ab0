"""Flask, without what every request would pay for and none here needs."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response


class Service(Flask):
    """No view or hook of this app is asynchronous, so none is looked into for it."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself; Flask would look into each, twelve times a request."""
        return func

    def redirect(self, location: str, code: int = 302) -> Response:
        """An answer that sends the browser on, without a page that nobody sees."""
        return Response(status=code, headers={"Location": location}, mimetype="text/html")
