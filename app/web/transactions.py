"""One request, one transaction: kept if the page succeeded and was allowed to write.

A GET can never write. A refusal may keep what it wrote only if its view says so, as a wrong
password must be counted although the answer is "no".
"""

from flask import Response, g, request

from app.foundation.database import db, writing

READING = frozenset({"GET", "HEAD", "OPTIONS"})
FIRST_ERROR = 400


def begin() -> None:
    """Say whether the work to come intends to write. Comes after the viewer is known."""
    if request.method not in READING:
        intention = writing()
        intention.__enter__()
        g.writing = intention


def keep() -> None:
    """Keep what this request wrote, although its answer is a refusal."""
    g.keep = True


def settle(response: Response) -> Response:
    """Commit or drop, by what was asked and what was answered."""
    succeeded = response.status_code < FIRST_ERROR or g.get("keep", False)
    if request.method not in READING and succeeded:
        db.commit()
    else:
        db.rollback()
    return response


def leave(_error: BaseException | None) -> None:
    """Forget the intention to write."""
    if intention := g.pop("writing", None):
        intention.__exit__(None, None, None)
