"""An adult who works in several schools says which one this is about."""

from flask import Blueprint, redirect, render_template, request, session
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.signin import actions, queries
from app.web.guard import allow
from app.web.kept_forms import page_for
from app.web.signin.entering import enter, place_with
from app.web.viewer import STAFF, viewer

schools = Blueprint("schools", __name__)


@schools.get("/sign-in/school")
@allow(Permission.STAFF_SELF)
def index() -> str:
    """The schools this adult works in, and as what; and those that wait for them to join."""
    return render_template(
        "signin/schools/index.html",
        posts=queries.posts_of(viewer().person),
        offers=queries.offers_to(viewer().person),
    )


@schools.post("/sign-in/school")
@allow(Permission.STAFF_SELF)
def edit() -> Response:
    """Work in that school from now on, with a new session."""
    school_id = request.form.get("school", type=int)
    if school_id is None:
        raise BadRequest
    token = actions.change_school(viewer(), session[STAFF], school_id)
    enter(token)
    return redirect(page_for(viewer().person) or place_with(token), 303)
