"""What an adult sent after being signed out comes back onto its page, to be pressed again.

The view it was sent to shows it, as it shows any form that it refuses: what is lacking is the token
against forgery. So each page says in its own way what was typed, and nothing is ever sent by
itself. Whatever the view did besides is dropped.
"""

from uuid import UUID

from flask import (
    after_this_request,
    current_app,
    flash,
    g,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.globals import request_ctx
from flask_babel import gettext
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app.foundation.database import db
from app.foundation.errors import DomainError, NotFound
from app.signin import actions, queries
from app.signin.queries import KeptFacts
from app.web import transactions
from app.web.browsers import browser, forget
from app.web.viewer import viewer

FIELD = "kept_form"
"""With this alone an adult asks for what they sent, at the address they sent it to."""
NOT_SAVED = 422


class Withheld:
    """Stands where it says that the token against forgery was right: says no, and notices that a
    form has asked, and so was not sent."""

    asked = False

    def __bool__(self) -> bool:
        self.asked = True
        return False


def page_for(account_id: UUID) -> str | None:
    """Where what this adult wrote waits in this browser. If nothing does that they may see, they
    are told why.
    """
    if not browser():
        return None
    waiting = queries.waiting_in(browser())
    if any(one.account_id == account_id for one in waiting):
        return url_for("signin.kept.index")
    if waiting:
        flash(gettext("What was sent here after a sign-out waits for whoever wrote it."), "info")
    else:
        flash(gettext("What was sent here was kept for 20 minutes, and is gone."), "wait")
        after_this_request(forget)
    return None


def bring_back() -> Response | None:
    """Before a view for adults runs: if one asks for what they sent to it, the page that shows it
    again. It goes on being theirs to ask for until its time is up.
    """
    if request.method in transactions.READING or FIELD not in request.form:
        return None
    form_id = request.form.get(FIELD, None, UUID)
    if form_id is None:
        raise NotFound("kept form")
    kept = queries.kept_form_for(viewer(), browser(), form_id)
    if (kept.sent.address, kept.school_id) != (_asked_at(), viewer().school):
        raise NotFound("kept form")
    answer = _on_its_page(kept) or _by_itself(kept)
    db.rollback()
    actions.note_brought_back(viewer(), browser(), form_id)
    transactions.keep()
    return answer if queries.waiting_in(browser()) else forget(answer)


def _on_its_page(kept: KeptFacts) -> Response | None:
    """The answer of the view, where it is a page with the form; None where it is anything else."""
    before, withheld = dict(session), Withheld()
    request.form = ImmutableMultiDict(kept.sent.fields)
    g.csrf_valid = withheld
    flash(_words_on(kept), "wait")
    try:
        shown = current_app.view_functions[request.endpoint or ""](**(request.view_args or {}))
        answer: Response | None = make_response(shown)
    except (DomainError, HTTPException):
        answer = None
    g.csrf_valid = True
    is_a_page = answer and answer.mimetype == "text/html" and not answer.location
    if answer and withheld.asked and is_a_page:
        answer.status_code = NOT_SAVED
        return answer
    session.clear()
    session.update(before)
    request_ctx.flashes = None  # what the view said is not so, and neither is what it showed
    return None


def _by_itself(kept: KeptFacts) -> Response:
    """What was typed, to be copied; back to the page itself if that was nothing."""
    if not kept.sent.words:
        flash(gettext("You were signed out, so that was not saved. Please do it again."), "stop")
        return redirect(kept.sent.page, 303)
    return make_response(render_template("signin/kept/show.html", kept=kept), NOT_SAVED)


def _words_on(kept: KeptFacts) -> str:
    words = gettext("What you wrote is here again. Look it over, then press the button to save it.")
    files = gettext("Files are not kept: choose them again.")
    return f"{words} {files}" if kept.sent.had_files else words


def _asked_at() -> str:
    return request.full_path.rstrip("?")
