"""A child asks a teacher to change a page or take it away, and reads the answer."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.learning_log.actions import ask_about, ask_no_more, mark_answers_seen
from app.learning_log.queries import entry_for
from app.web.guard import allow
from app.web.viewer import viewer

wishes = Blueprint("wishes", __name__, url_prefix="/entries/<uuid:entry_id>")


@wishes.route("/ask", methods=["GET", "POST"])
@allow(Permission.LOG_WRITE_OWN)
def new(entry_id: UUID) -> ResponseReturnValue:
    """Two pictures: help me to change it, or take it away."""
    entry = entry_for(viewer(), entry_id)
    if request.method == "GET":
        return render_template("pupil/wishes/new.html", entry=entry)
    try:
        ask_about(viewer(), entry_id, request.form.get("wish", ""))
    except Refused:
        wrong = _("Pick one picture.")
        return render_template("pupil/wishes/new.html", entry=entry, wrong=wrong), 422
    flash(_("We will tell your teacher."), "done")
    return redirect(url_for("pupil.entries.show", entry_id=entry_id), 303)


@wishes.post("/ask/remove")
@allow(Permission.LOG_WRITE_OWN)
def remove(entry_id: UUID) -> ResponseReturnValue:
    """The child has thought again: nothing is asked any more."""
    ask_no_more(viewer(), entry_id)
    return redirect(url_for("pupil.entries.show", entry_id=entry_id), 303)


@wishes.post("/answer/seen")
@allow(Permission.LOG_WRITE_OWN)
def edit(entry_id: UUID) -> ResponseReturnValue:
    """The answer is read; the home page says so no more."""
    mark_answers_seen(viewer(), entry_id)
    return redirect(url_for("pupil.home.index"), 303)
