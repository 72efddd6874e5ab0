"""The front door: open a class on this tablet, or sign in as staff."""

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.web.guard import allow

home = Blueprint("home", __name__)


@home.get("/")
@allow(Permission.OPEN)
def index() -> str:
    """The front door, or straight on for somebody who is known."""
    return render_template("public/home/index.html")
