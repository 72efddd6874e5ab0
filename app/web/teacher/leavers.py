"""Who of a class moves on: how far each child is, and where they go."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.schools.avatars import AVATARS
from app.schools.queries import class_for
from app.transition.actions import place_children
from app.transition.leavers import Destination, LeaverFacts
from app.transition.queries import known_destinations, leavers_of_class
from app.transition.readiness import Ready
from app.web.forms import Form
from app.web.guard import allow
from app.web.viewer import viewer

leavers = Blueprint("leavers", __name__)

PLACE, WAS = "place-", "was-"
UNKNOWN = ""
"""What the list of schools sends for a place that is not known."""


@leavers.get("/<uuid:class_id>/moving-on")
@allow(Permission.LEAVERS_READ)
def index(class_id: UUID) -> str:
    """The children of a class who move on, one a row."""
    leaving = leavers_of_class(viewer(), class_id)
    return render_template(
        "teacher/leavers/index.html",
        school_class=class_for(viewer(), class_id),
        leavers=leaving,
        ready=sum(one.readiness.state is Ready.READY for one in leaving),
        schools=_offered(leaving),
        form=Form(),
        avatars=AVATARS,
    )


@leavers.post("/<uuid:class_id>/moving-on")
@allow(Permission.LEAVERS_WRITE)
def edit(class_id: UUID) -> Response:
    """Keep what was changed in the list of places: only that, so that two adults can work at it."""
    schools = {one.urn: one for one in _offered(leavers_of_class(viewer(), class_id))}
    for_all = request.form.get("for_all", UNKNOWN) if "all" in request.form else None
    chosen = {
        pupil_id: urn if for_all is None else for_all
        for pupil_id, (was, urn) in _sent().items()
        if (urn != was if for_all is None else was != for_all)
    }
    if not set(chosen.values()) <= {UNKNOWN, *schools}:
        raise Refused("Choose a school from the list. The school lead can add one to it.")
    places = {pupil_id: schools.get(urn) for pupil_id, urn in chosen.items()}
    changed = place_children(viewer(), class_id, places)
    flash(_what_changed(changed), "done" if changed else "info")
    return redirect(url_for("teacher.leavers.index", class_id=class_id), 303)


def _sent() -> dict[UUID, tuple[str, str]]:
    """For each child in the list: the place that was shown, and the one that was sent."""
    found = {}
    for name, urn in request.form.items():
        if name.startswith(PLACE):
            child = name.removeprefix(PLACE)
            try:
                found[UUID(child)] = (request.form.get(WAS + child, UNKNOWN), urn)
            except ValueError as error:
                raise Refused("Choose a school for a child of this class.") from error
    return found


def _offered(leaving: Sequence[LeaverFacts]) -> tuple[Destination, ...]:
    """The schools to choose from, with those that are chosen already although they have closed."""
    known = known_destinations()
    numbers = {one.urn for one in known}
    others = {
        one.destination.urn: one.destination
        for one in leaving
        if one.destination and one.destination.urn not in numbers
    }
    return tuple(sorted((*known, *others.values()), key=lambda school: school.name))


def _what_changed(changed: int) -> str:
    if not changed:
        return "Nothing was changed."
    return "1 place saved." if changed == 1 else f"{changed} places saved."
