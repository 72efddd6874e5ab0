"""A child taps three pictures in order. Without script each tap is a page; with it, only the last.

The pictures tapped so far are in the page that the child looks at, and nowhere else.
"""

from uuid import UUID

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from app.access.permissions import Permission
from app.foundation.database import reading
from app.schools.avatars import AVATARS
from app.schools.queries import pupil_for
from app.signin import actions, queries
from app.signin.picture_set import PICTURES
from app.signin.waiting import Advice
from app.web import devices, transactions
from app.web.guard import allow
from app.web.viewer import viewer

pictures = Blueprint("pictures", __name__)
REFUSED = 422


@pictures.get("/who/<uuid:pupil_id>")
@allow(Permission.PUPIL_SIGN_IN)
def new(pupil_id: UUID) -> Response:
    """The sixteen pictures, for the child who tapped this name."""
    return _page(pupil_id, ())


@pictures.post("/who/<uuid:pupil_id>")
@allow(Permission.PUPIL_SIGN_IN)
def edit(pupil_id: UUID) -> Response:
    """One more picture, or one less; the last one lets in or says what to do.

    Only the last one writes, so that a class that taps together does not wait in line.
    """
    tapped = _tapped()
    with reading():
        wanted = max(queries.picture_count_of(viewer(), pupil_id), 1)
        if "undo" in request.form or len(tapped) < wanted:
            return _page(pupil_id, tapped)
    try:
        entered = actions.sign_in_with_pictures(viewer(), pupil_id, tapped, devices.address())
    except actions.Missed as missed:
        transactions.keep()
        return _page(pupil_id, (), missed.wait.advice, REFUSED)
    devices.seat(entered.token)
    return make_response(redirect(url_for("pupil.home.index"), 303))


def _tapped() -> tuple[str, ...]:
    """The pictures tapped so far, with the one tapped now or without the last."""
    before = tuple(slug for slug in request.form.getlist("tapped") if slug in PICTURES)
    if "undo" in request.form:
        return before[:-1]
    picture = request.form.get("picture", "")
    return (*before, picture) if picture in PICTURES else before


def _page(
    pupil_id: UUID, tapped: tuple[str, ...], advice: Advice = Advice.NONE, status: int = 200
) -> Response:
    pupil = pupil_for(viewer(), pupil_id)
    page = render_template(
        "signin/pictures/new.html",
        pupil=pupil,
        avatar=AVATARS[pupil.avatar],
        pictures=PICTURES.values(),
        tapped=tapped,
        count=queries.picture_count_of(viewer(), pupil_id),
        advice=advice.value,
    )
    return make_response(page, status)
