"""I'm finished: the sitting ends on the server, and the tablet is passed on."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.schools.avatars import AVATARS
from app.schools.queries import ClassPupil, pupils_in_class
from app.signin import actions, queries
from app.web.guard import allow
from app.web.landing import place_of
from app.web.viewer import CHILD, tablet, viewer

finish = Blueprint("finish", __name__)
NEXT_SHOWN = 4


@finish.post("/finish")
@allow(Permission.LOG_READ_OWN)
def new() -> Response:
    """End this child's sitting. The class stays open on the tablet."""
    actions.finish(viewer())
    session.pop(CHILD)
    return redirect(url_for("signin.finish.index"), 303)


@finish.get("/finish")
@allow(Permission.OPEN)
def index() -> str | Response:
    """Who is next? Those who have not been here come first.

    Where no class is open on the device, as after a card at home, it says goodbye and names nobody.
    """
    here = tablet()
    if here is None:
        if place := place_of(viewer()):
            return redirect(place, 303)
        return render_template("signin/finish/index.html", last=None, pupils=(), avatars=AVATARS)
    pupils = pupils_in_class(viewer(), here.class_id)
    return render_template(
        "signin/finish/index.html",
        last=queries.last_here(viewer()),
        pupils=_next(pupils, {one.pupil_id for one in queries.here_in_opening(viewer())}),
        avatars=AVATARS,
    )


def _next(pupils: Sequence[ClassPupil], been: set[object]) -> list[ClassPupil]:
    """A few children to offer: never one who has had a turn."""
    return [pupil for pupil in pupils if pupil.id not in been][:NEXT_SHOWN]
