"""The whole request first, then a turn in the app.

A tablet at the edge of the Wi-Fi takes half a minute to send a photo. Were the app to read it as
it comes, it would hold a turn, and perhaps the database's one writing place, for all that time.
So a request is received whole, in one of many waiting threads, before it may ask for one of the
few turns (see app/serving/turns.py).
"""

import io
import tempfile
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

from app.serving.turns import Turns

IN_MEMORY = 512 * 1024
"""Bytes; a larger body waits on disk, in a file without a name."""

CHUNK = 64 * 1024


class Intake:
    """WSGI middleware that has whole requests answered in turn. `largest` is in bytes."""

    def __init__(self, app: "WSGIApplication", *, turns: Turns, largest: int) -> None:
        self.app = app
        self.turns = turns
        self.largest = largest

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer one request; one that broke off on its way never reaches the app."""
        announced = int(environ.get("CONTENT_LENGTH") or 0)
        chunked = "HTTP_TRANSFER_ENCODING" in environ
        if not (announced or chunked) or announced > self.largest:
            return self._answer(environ, start_response)  # too large is refused unread
        small = 0 < announced <= IN_MEMORY
        with io.BytesIO() if small else tempfile.TemporaryFile() as body:
            received = self._receive(environ["wsgi.input"], body, announced)
            if received < announced:
                start_response("400 Bad Request", [("Content-Type", "text/plain")])
                return [b"The request broke off. Nothing was saved: please send it again."]
            body.seek(0)
            return self._answer(environ | {"wsgi.input": body}, start_response)

    def _answer(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        with self.turns.taken():
            return self.app(environ, start_response)

    def _receive(self, sent: Any, body: IO[bytes], announced: int) -> int:
        """Copy the body, to one byte past the largest allowed, so that the app can refuse it.

        Asked for more than was announced, the server would look once more, and find nothing.
        """
        received = 0
        while received <= self.largest and (chunk := sent.read(CHUNK)):
            received += body.write(chunk)
            if received == announced:
                break
        return received
