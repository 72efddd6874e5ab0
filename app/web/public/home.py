"""The front door: open a class on this tablet, or sign in as staff."""

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.web.class_code import ClassCodeForm
from app.web.guard import allow
from app.web.landing import place_of
from app.web.viewer import viewer

home = Blueprint("home", __name__)


@home.get("/")
@allow(Permission.OPEN)
def index() -> str | Response:
    """The front door, or straight on for somebody who is known."""
    if place := place_of(viewer()):
        return redirect(place, 303)
    return render_template("public/home/index.html", form=ClassCodeForm())
