"""From what went wrong to a page that says what to do."""

import structlog
from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.web.signed_out import answer_other_session

log = structlog.get_logger()
KNOWN_PAGES = frozenset({400, 403, 404, 405, 413, 429, 500, 503})
SERVER_ERROR = 500
TAKEN = "23505"
"""PostgreSQL's word for a key that somebody took a moment before (appendix A, unique_violation)."""
MEANWHILE = (
    "Somebody else changed this in the same moment. Go back, look again, then save once more."
)


def init_errors(app: Flask) -> None:
    """Register a page for everything that can go wrong."""
    app.register_error_handler(NotFound, lambda _error: page(404))
    app.register_error_handler(Conflict, lambda error: page(409, str(error)))
    app.register_error_handler(Refused, lambda error: page(422, str(error)))
    app.register_error_handler(StaleDataError, _stale)
    app.register_error_handler(CSRFError, lambda _error: answer_other_session() or page(400))
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def page(status: int, sentence: str = "") -> Response:
    """The page for a status; `sentence` says what happened when the domain knows better."""
    if request.accept_mimetypes.best == "application/json":
        answer = jsonify({"error": sentence or status})
        answer.status_code = status
        return answer
    name = str(status) if status in KNOWN_PAGES else "refused" if sentence else "400"
    return make_response(render_template(f"errors/{name}.html", sentence=sentence), status)


def _stale(_error: StaleDataError) -> Response:
    """Somebody else's change came between a look at a row and ours: the row's version tells."""
    db.session.rollback()
    return page(409, MEANWHILE)


def _http(error: HTTPException) -> Response | HTTPException:
    """Redirects pass; everything else becomes a page of ours."""
    if error.code is None or error.code < 400:
        return error
    return page(error.code)


def _unexpected(error: Exception) -> Response:
    """Say sorry, and log the kind of error and the place, never what people typed.

    What was begun is dropped first: a page made on top of a broken transaction breaks, too, and
    then the server logs the whole statement with the names in it.
    """
    db.session.rollback()
    same_moment = getattr(getattr(error, "orig", None), "sqlstate", None) == TAKEN
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    log.error(
        "unexpected",
        error=type(error).__name__,
        file=place.tb_frame.f_code.co_filename if place else "",
        line=place.tb_lineno if place else 0,
        endpoint=request.endpoint,
    )
    return page(409, MEANWHILE) if same_moment else page(SERVER_ERROR)
