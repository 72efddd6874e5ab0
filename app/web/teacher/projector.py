"""Switching projector mode on and off, with or without names."""

import re

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.projector import choose

projector = Blueprint("projector", __name__)
OWN_ADDRESS = re.compile(r"/[\w-][\w/?=&.%+-]*")
"""A path of ours: it begins with one slash and a word, so it can lead to no other host."""


@projector.post("/projector")
@allow(Permission.STAFF_SELF)
def edit() -> Response:
    """Choose, and go on with the page one was at."""
    choose(request.form.get("choice", ""))
    back = request.form.get("back", "")
    if not OWN_ADDRESS.fullmatch(back):
        back = url_for("public.home.index")
    return redirect(back, 303)
