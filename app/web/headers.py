"""What every answer says to the browser about what it may do."""

from flask import Response, g, request

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
A_YEAR = "max-age=31536000; includeSubDomains"


def allow_camera() -> None:
    """Let the page that is being made ask for the camera. No other page may."""
    g.camera = "self"


def allow_microphone() -> None:
    """Let the page that is being made ask for the microphone. No other page may."""
    g.microphone = "self"


def protect(response: Response) -> Response:
    """Add the headers. No page is ever cached: the next child must not see the last one's."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = PERMISSIONS.format(
        camera=g.get("camera", ""), microphone=g.get("microphone", "")
    )
    headers["Cache-Control"] = "no-store"
    if request.is_secure:
        headers["Strict-Transport-Security"] = A_YEAR
    return response
