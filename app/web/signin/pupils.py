"""Who are you? The first names and animals of the class that is open on this tablet."""

from flask import Blueprint, render_template

from app.access.permissions import Permission
from app.schools.avatars import AVATARS
from app.schools.queries import ClassPupil, pupils_in_class
from app.web.guard import allow
from app.web.viewer import tablet, viewer

pupils = Blueprint("pupils", __name__)


@pupils.get("/who")
@allow(Permission.GRID_READ)
def index() -> str:
    """Everyone in the class, to tap one's own name."""
    return render_template("signin/pupils/index.html", pupils=_in_class(), avatars=AVATARS)


def _in_class() -> tuple[ClassPupil, ...]:
    here = tablet()
    return pupils_in_class(viewer(), here.class_id) if here else ()
