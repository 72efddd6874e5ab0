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
NONE_ALLOWED = ("Permissions-Policy", PERMISSIONS.format(camera="", microphone=""))
CACHE = "Cache-Control"
ALWAYS = [
    (CACHE, "no-store"),  # the next child must not see the last one's
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
    _allow("camera")


def allow_microphone() -> None:
    """Let the page that is being made ask for the microphone. No other page may."""
    _allow("microphone")


def _allow(what: str) -> None:
    g.allowed = g.get("allowed", {}) | {what: "self"}


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
            said = [one for one in headers if one[0] != CACHE]
            if not any(name == NONE_ALLOWED[0] for name, _ in said):
                said.append(NONE_ALLOWED)
            return start_response(status, said + always, error)

        return self.app(environ, start)


def permit(response: Response) -> Response:
    """Say what the page may ask for, if it may ask for anything."""
    if allowed := g.get("allowed"):
        named = {"camera": "", "microphone": "", **allowed}
        response.headers["Permissions-Policy"] = PERMISSIONS.format_map(named)
    return response
