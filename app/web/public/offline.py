"""The page that a tablet keeps for when there is no internet. It knows nobody."""

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.web.guard import allow

offline = Blueprint("offline", __name__)


@offline.get("/offline")
@allow(Permission.OPEN)
def index() -> str:
    """No internet just now. The same for everybody: it is kept on the tablet."""
    return render_template("public/offline/index.html", child=None, me=None, look="")
