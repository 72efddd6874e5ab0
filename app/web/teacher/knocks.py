"""Children who ask to be let in, and the teacher's answer."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Conflict, NotFound
from app.signin import actions, queries
from app.web.guard import allow
from app.web.viewer import viewer

knocks = Blueprint("knocks", __name__)


@knocks.get("/<uuid:class_id>/open/<uuid:opening_id>/news")
@allow(Permission.CLASS_OPEN)
def index(class_id: UUID, opening_id: UUID) -> dict[str, str]:
    """A word that changes when a child asks, comes or goes. Says nothing of who."""
    queries.openings_of(viewer(), class_id)
    return {"now": queries.news_at(viewer(), opening_id)}


@knocks.post("/<uuid:class_id>/open/<uuid:opening_id>/let-in/<uuid:pupil_id>")
@allow(Permission.CLASS_OPEN)
def edit(class_id: UUID, opening_id: UUID, pupil_id: UUID) -> Response:
    """Let this child in, at the tablet that the button stood beside."""
    tablet_id = request.form.get("tablet", type=UUID)
    if tablet_id is None:
        raise NotFound("tablet")
    try:
        actions.let_in(viewer(), opening_id, pupil_id, tablet_id)
    except Conflict as conflict:
        flash(str(conflict), "info")
    return redirect(url_for("teacher.openings.index", class_id=class_id), 303)
