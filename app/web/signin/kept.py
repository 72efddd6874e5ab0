"""What an adult sent after being signed out waits here, for them alone."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.signin import actions, queries
from app.web.browsers import browser
from app.web.guard import allow
from app.web.viewer import viewer

kept = Blueprint("kept", __name__)


@kept.get("/sign-in/kept")
@allow(Permission.STAFF_SELF)
def index() -> str:
    """What is kept for the viewer in this browser, and whether anything is for somebody else."""
    forms = queries.kept_forms_of(viewer(), browser())
    others = len(queries.waiting_in(browser())) > len(forms)
    return render_template("signin/kept/index.html", forms=forms, others=others)


@kept.post("/sign-in/kept")
@allow(Permission.STAFF_SELF)
def remove() -> Response:
    """Let one go."""
    form_id = request.form.get("form", None, UUID)
    if form_id:
        actions.let_go(viewer(), browser(), form_id)
        flash(gettext("It is gone."), "done")
    return redirect(url_for("signin.kept.index"), 303)
