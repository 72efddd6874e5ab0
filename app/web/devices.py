"""What a browser keeps of being a tablet of a school: a cookie of its own that outlives a sitting.

It lets nobody in. It only lets a teacher tell "Tablet 4" from "Tablet 5" again tomorrow.
"""

from uuid import UUID

from flask import Response, current_app, request, session
from itsdangerous import BadSignature, URLSafeSerializer

from app.web.viewer import CHILD, TABLET

A_YEAR = 365 * 24 * 60 * 60


def known_as() -> tuple[int, UUID] | None:
    """The school and id of the tablet this browser was the last time."""
    try:
        school_id, tablet_id = _signer().loads(request.cookies.get(_name(), ""))
        return int(school_id), UUID(tablet_id)
    except (BadSignature, ValueError, TypeError):
        return None


def remember(response: Response, school_id: int, tablet_id: UUID) -> Response:
    """Let this browser know which tablet it is."""
    response.set_cookie(
        _name(),
        _signer().dumps([school_id, str(tablet_id)]),
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def open_here(token: str) -> None:
    """From now on this browser is a tablet with a class open on it, and nobody's own."""
    session.clear()
    session[TABLET] = token


def seat(token: str) -> None:
    """From now on this browser is in a child's hands. The class stays open on it."""
    opened = session.get(TABLET)
    session.clear()
    if opened:
        session[TABLET] = opened
    session[CHILD] = token


def address() -> str:
    """Where a request comes from, to slow guessing."""
    return request.remote_addr or ""


def keeps_pages() -> bool:
    """Whether browsers let pages of this address wait on the device: with https, and on one's own
    computer. Elsewhere they offer neither encryption nor service workers.
    """
    return request.is_secure or request.host.partition(":")[0] in {"localhost", "127.0.0.1"}


def _name() -> str:
    return f"{current_app.config['SESSION_COOKIE_NAME']}-tablet"


def _signer() -> URLSafeSerializer:
    keys = [*current_app.config["SECRET_KEY_FALLBACKS"], current_app.config["SECRET_KEY"]]
    return URLSafeSerializer(keys, salt="tablet")
