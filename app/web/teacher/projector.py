"""Switching projector mode on and off, with or without names."""

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.web.going_back import way_back
from app.web.guard import allow
from app.web.projector import choose

projector = Blueprint("projector", __name__)


@projector.post("/projector")
@allow(Permission.STAFF_SELF)
def edit() -> Response:
    """Choose, and go on with the page one was at."""
    choose(request.form.get("choice", ""))
    return redirect(way_back(), 303)
