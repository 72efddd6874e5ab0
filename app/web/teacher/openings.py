"""Opening a class on tablets: the code of the day, who is here, and closing it."""

from uuid import UUID

from flask import (
    Blueprint,
    Response,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)

from app.access.permissions import Permission
from app.schools.avatars import AVATARS
from app.schools.queries import class_for, pupils_in_class
from app.signin import actions, queries
from app.web import devices
from app.web.guard import allow
from app.web.teacher.qr import opening_qr
from app.web.viewer import STAFF, viewer

openings = Blueprint("openings", __name__)


@openings.get("/<uuid:class_id>/open")
@allow(Permission.CLASS_OPEN)
def index(class_id: UUID) -> str:
    """The class: open with its code and who is here, or waiting to be opened."""
    school_class = class_for(viewer(), class_id)
    live = queries.openings_of(viewer(), class_id)
    return render_template(
        "teacher/openings/index.html",
        school_class=school_class,
        opening=live[0] if live else None,
        qr=opening_qr(live[0]) if live else "",
        here=queries.who_is_here(viewer(), live[0].id) if live else (),
        knocks=queries.knocks_at(viewer(), live[0].id) if live else (),
        news=queries.news_at(viewer(), live[0].id) if live else "",
        keeps_pages=devices.keeps_pages(),
        avatars=AVATARS,
        pupils={pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)},
    )


@openings.post("/<uuid:class_id>/open")
@allow(Permission.CLASS_OPEN)
def new(class_id: UUID) -> Response:
    """Open the class until school closes."""
    actions.open_class(viewer(), class_id)
    return _back(class_id)


@openings.get("/<uuid:class_id>/open/board")
@allow(Permission.CLASS_OPEN)
def show(class_id: UUID) -> str:
    """The code as large as the board: nothing else, and no name."""
    live = queries.openings_of(viewer(), class_id)
    return render_template(
        "teacher/openings/show.html",
        school_class=class_for(viewer(), class_id),
        opening=live[0] if live else None,
        qr=opening_qr(live[0]) if live else "",
        host=request.host,
    )


@openings.post("/<uuid:class_id>/open/<uuid:opening_id>/longer")
@allow(Permission.CLASS_OPEN)
def edit(class_id: UUID, opening_id: UUID) -> Response:
    """An hour more."""
    if _is_open(class_id, opening_id):
        actions.extend_class(viewer(), opening_id)
    return _back(class_id)


@openings.post("/<uuid:class_id>/open/<uuid:opening_id>/close")
@allow(Permission.CLASS_OPEN)
def remove(class_id: UUID, opening_id: UUID) -> Response:
    """Close the class now, on every tablet."""
    if _is_open(class_id, opening_id):
        actions.close_class(viewer(), opening_id)
    return _back(class_id)


@openings.post("/<uuid:class_id>/open/<uuid:opening_id>/here")
@allow(Permission.CLASS_OPEN)
def here(class_id: UUID, opening_id: UUID) -> Response:
    """Make this very device a tablet of the class: the adult's own session on it ends."""
    class_for(viewer(), class_id)
    entered = actions.open_on_this_tablet(viewer(), opening_id, devices.known_as())
    actions.leave_device(viewer(), session[STAFF])
    devices.open_here(entered.token)
    response = make_response(redirect(url_for("signin.pupils.index"), 303))
    return devices.remember(response, viewer().school, entered.tablet_id)


def _is_open(class_id: UUID, opening_id: UUID) -> bool:
    """Whether the class still is; if not, for a colleague or the clock closed it, that is told."""
    class_for(viewer(), class_id)
    is_open = any(one.id == opening_id for one in queries.openings_of(viewer(), class_id))
    if not is_open:
        flash("The class was closed already.", "info")
    return is_open


def _back(class_id: UUID) -> Response:
    return make_response(redirect(url_for("teacher.openings.index", class_id=class_id), 303))
