"""A child says that they have read what the teacher wrote back."""

from uuid import UUID

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.reviews.actions import mark_feedback_seen
from app.web.guard import allow
from app.web.viewer import viewer

thanks = Blueprint("thanks", __name__)


@thanks.post("/entries/<uuid:entry_id>/thanks")
@allow(Permission.LOG_WRITE_OWN)
def new(entry_id: UUID) -> ResponseReturnValue:
    """The teacher's words are read; the home page says so no more."""
    mark_feedback_seen(viewer(), [entry_id])
    return redirect(url_for("pupil.home.index"), 303)
