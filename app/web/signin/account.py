"""An adult's own account: password, second factor, and where they are signed in."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.signin import actions, queries
from app.web.guard import allow
from app.web.viewer import STAFF, viewer

account = Blueprint("account", __name__)


@account.get("/sign-in/account")
@allow(Permission.STAFF_SELF)
def index() -> str:
    """How it stands with the viewer's own account."""
    return render_template(
        "signin/account/index.html",
        email=queries.own_email(viewer()),
        factor=queries.own_factor(viewer()),
        sessions=queries.sessions_of(viewer(), session[STAFF]),
        posts=queries.posts_of(viewer().person),
    )


@account.post("/sign-in/account/devices")
@allow(Permission.STAFF_SELF)
def edit() -> Response:
    """Sign one other device out, or all of them; this one stays."""
    try:
        key = bytes.fromhex(request.form.get("key", ""))
    except ValueError as nonsense:
        raise BadRequest from nonsense
    actions.end_own_sessions(viewer(), session[STAFF], key or None)
    told = gettext("That device is signed out.") if key else gettext("Only this device is left.")
    flash(told, "done")
    return redirect(url_for("signin.account.index"), 303)
