"""What every answer says to the browser about what it may do."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Response, g

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types clog",
    )
)
PERMISSIONS = "camera=({camera}), microphone=({microphone}), geolocation=(), browsing-topics=()"
ALWAYS = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
A_YEAR = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
ALWAYS_AND_SECURE = [*ALWAYS, A_YEAR]


def allow_camera() -> None:
    """Let the page that is being made ask for the camera. No other page may."""
    g.camera = "self"


def allow_microphone() -> None:
    """Let the page that is being made ask for the microphone. No other page may."""
    g.microphone = "self"


class Protected:
    """WSGI middleware that adds what every answer says alike.

    Outside of Flask, which would look each header through several times before it is sent.
    """

    def __init__(self, app: "WSGIApplication") -> None:
        self.app = app

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer with the headers of the app, and these."""
        always = ALWAYS_AND_SECURE if environ["wsgi.url_scheme"] == "https" else ALWAYS

        def start(
            status: str, headers: list[tuple[str, str]], error: Any = None, /
        ) -> Callable[[bytes], object]:
            return start_response(status, headers + always, error)

        return self.app(environ, start)


def protect(response: Response) -> Response:
    """Add what depends on the page. None is ever cached: the next child must not see the last's."""
    headers = response.headers
    headers["Permissions-Policy"] = PERMISSIONS.format(
        camera=g.get("camera", ""), microphone=g.get("microphone", "")
    )
    headers["Cache-Control"] = "no-store"
    return response
