"""An adult sends something after their session ended: it is kept for them, and they are asked in.

They were idle, signed out in another tab, or changed their password elsewhere. What they wrote may
be about a child, so it is sealed, for their account, in this browser, for some minutes
(docs/decisions/076-what-was-written-outlives-the-session.md). Nothing here runs for whoever is let
in.
"""

from flask import current_app, flash, redirect, request, session, url_for
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from app.foundation.sealing import new_token, token_digest
from app.signin import actions, queries
from app.signin.queries import SessionFacts
from app.signin.sent_forms import SentForm, as_fields
from app.web import transactions
from app.web.browsers import browser, remember
from app.web.going_back import page_at_hand
from app.web.tokens import FIELD
from app.web.viewer import STAFF, recognise, staff

WRITTEN_ON = ("teacher.", "school.")
"""Pages on which adults write at length. A password, or a name of one's own, is typed again."""
SALT = "wtf-csrf-token"
"""Flask-WTF's own, for its tokens against forgery."""


def answer_signed_out() -> Response | None:
    """Where a save leads whose session is over; None for strangers, and for who only looks."""
    token = session.get(STAFF)
    if not token or request.method in transactions.READING:
        return None
    return _ask_in(queries.session_behind(token_digest(token)))


def answer_other_session() -> Response | None:
    """The same for a page from an earlier session in this browser, which its token is of; None
    for a token that is of none.
    """
    if not (request.endpoint or "").startswith(WRITTEN_ON):
        return None
    digest = _session_of_page()
    if digest is None or request.environ.get("HTTP_SEC_FETCH_SITE") == "cross-site":
        return None
    recognise()
    before = queries.session_behind(digest)
    return _ask_in(before) if before else None


def _ask_in(before: SessionFacts | None) -> Response:
    """To the page for signing in, or, for who is signed in anew, to what waits for them."""
    transactions.begin()
    sent = _sent()
    if before and sent and not sent.is_too_long:
        here = browser() or new_token()
        actions.keep_form(before, here, sent)
        to = url_for("signin.kept.index" if staff() else "signin.staff.new")
        return remember(redirect(to, 303), here)
    if staff():
        flash(gettext("You were signed out, so that was not saved. Please do it again."), "stop")
        return redirect(url_for("public.home.index"), 303)
    return redirect(url_for("signin.staff.new", lost=1), 303)


def _sent() -> SentForm | None:
    """What was sent; None where there is nothing to keep, or a script waits for the answer."""
    fields = [pair for pair in request.form.items(multi=True) if pair[0] != FIELD]
    by_script = request.accept_mimetypes.best == "application/json"
    if by_script or not fields or not (request.endpoint or "").startswith(WRITTEN_ON):
        return None
    return SentForm(
        address=request.full_path.rstrip("?"),
        page=page_at_hand(),
        fields=as_fields(fields),
        had_files=any(file.filename for file in request.files.values()),
    )


def _session_of_page() -> bytes | None:
    """The digest of the session in which a page was made: `enter` puts it into its tokens."""
    signer = URLSafeTimedSerializer(current_app.config["SECRET_KEY"], salt=SALT)
    try:
        return bytes.fromhex(signer.loads(request.form.get(FIELD, "")))
    except (BadData, ValueError):
        return None
