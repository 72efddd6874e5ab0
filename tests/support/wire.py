"""A connection that is cut: before a request, during it, or after the server has done its work."""

from collections.abc import Callable, Iterable
from itertools import cycle
from socket import SHUT_RDWR
from threading import Lock
from typing import Any, NoReturn

CUTS = ("before", "during", "after", "")
"""Where the next request is cut; an empty word lets it through."""


class Wire:
    """Stands between the browser and the app, and cuts what is sent to one address."""

    def __init__(self, app: Callable[..., Iterable[bytes]], path: str) -> None:
        self.app, self.path = app, path
        self.cut: dict[str, int] = dict.fromkeys(CUTS, 0)
        self._plan = iter(cycle([""]))
        self._lock = Lock()

    def plan(self, *cuts: str) -> None:
        """Cut the requests to come like this, over and over."""
        self._plan = iter(cycle(cuts))

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Answer, or drop the connection as a bad wifi does."""
        if environ["PATH_INFO"] != self.path:
            return self.app(environ, start)
        with self._lock:
            cut = next(self._plan)
            self.cut[cut] += 1
        if cut == "before":
            _hang_up(environ)
        if cut == "during":
            environ["wsgi.input"].read(200)
            _hang_up(environ)
        answer = list(self.app(environ, start if cut == "" else _nobody_listens))
        if cut == "after":
            _hang_up(environ)
        return answer


def _nobody_listens(
    _status: str, _headers: list[tuple[str, str]], *_more: Any
) -> Callable[..., None]:
    return lambda _data: None


def _hang_up(environ: dict[str, Any]) -> NoReturn:
    """Close the line at once, as the development server lets us do."""
    environ["werkzeug.socket"].shutdown(SHUT_RDWR)
    raise ConnectionResetError
