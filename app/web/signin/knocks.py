"""A child asks the teacher to let them in, and comes in when the teacher has."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.schools.avatars import AVATARS
from app.schools.queries import pupil_for
from app.signin import actions, queries
from app.web import devices
from app.web.guard import allow
from app.web.viewer import viewer

knocks = Blueprint("knocks", __name__)


@knocks.post("/who/<uuid:pupil_id>/ask")
@allow(Permission.PUPIL_SIGN_IN)
def new(pupil_id: UUID) -> Response:
    """Ask. The name appears on the teacher's own screen."""
    actions.knock(viewer(), pupil_id)
    return redirect(url_for("signin.knocks.show", pupil_id=pupil_id), 303)


@knocks.get("/who/<uuid:pupil_id>/ask")
@allow(Permission.PUPIL_SIGN_IN)
def show(pupil_id: UUID) -> str:
    """Wait for the teacher, or come in."""
    pupil = pupil_for(viewer(), pupil_id)
    return render_template(
        "signin/knocks/show.html",
        pupil=pupil,
        avatar=AVATARS[pupil.avatar],
        knock=queries.knocking(viewer(), pupil_id),
    )


@knocks.get("/who/<uuid:pupil_id>/answer")
@allow(Permission.PUPIL_SIGN_IN)
def index(pupil_id: UUID) -> dict[str, str]:
    """Whether the page that waits has news: a word that changes when the teacher answers."""
    pupil_for(viewer(), pupil_id)
    knock = queries.knocking(viewer(), pupil_id)
    return {"now": knock.state if knock else "gone"}


@knocks.post("/who/<uuid:pupil_id>/come-in")
@allow(Permission.PUPIL_SIGN_IN)
def edit(pupil_id: UUID) -> Response:
    """Come in: a sitting begins."""
    entered = actions.come_in(viewer(), pupil_id)
    devices.seat(entered.token)
    return redirect(url_for("pupil.home.index"), 303)
