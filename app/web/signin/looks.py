"""Light, dark or as the device: an adult's choice, on every page of theirs."""

from flask import Blueprint, Response, make_response, redirect, request

from app.access.permissions import Permission
from app.web import staff_look
from app.web.going_back import way_back
from app.web.guard import allow

looks = Blueprint("looks", __name__)


@looks.post("/look")
@allow(Permission.STAFF_SELF)
def edit() -> Response:
    """Keep it at this device, and go on."""
    answer = make_response(redirect(way_back(), 303))
    return staff_look.remember(answer, request.form.get("look", ""))
