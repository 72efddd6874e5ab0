"""Children who left: when and where to, what becomes of their log, and bringing one back."""

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation.errors import Refused
from app.schools.actions.departures import bring_back, let_leave
from app.schools.queries import classes_for, options_for
from app.schools.queries.departures import Departed, departed_child, departed_children
from app.schools.roster.years import school_year_in_words
from app.transition.queries import last_destinations
from app.web.forms import line
from app.web.guard import allow
from app.web.navigation import years_in_words
from app.web.paging import page_of
from app.web.undo import offer_undo
from app.web.viewer import viewer

departures = Blueprint("departures", __name__)


@departures.get("/left")
@allow(Permission.PUPIL_PLACE)
def index() -> str:
    """Who left, the latest first, and before them who waits for a class."""
    return _page(departed_children(viewer()), request.args.get("page", 1, int))


@departures.post("/left/find")
@allow(Permission.PUPIL_PLACE)
def find() -> str:
    """Those whose name has these letters. It is a POST, so that no address holds a name."""
    search = line(request.form.get("name", ""))
    return _page(departed_children(viewer(), search), 1, search)


def _page(found: Sequence[Departed], number: int, search: str = "") -> str:
    page = page_of(found, number)
    return render_template(
        "school/departures/index.html",
        page=page,
        search=search,
        waiting=sum(one.left_on is None for one in found),
        past_keeping=sum(one.is_past_keeping for one in found),
        destinations=last_destinations(viewer(), [one.id for one in page.items]),
        classes=classes_for(viewer()),
        days=options_for(viewer()).keeps_leavers_days,
        sets_up=may(viewer(), Permission.SCHOOL_SET_UP),
        reads=may(viewer(), Permission.LOG_READ_CLASS),
        year=school_year_in_words,
        years=years_in_words,
    )


@departures.post("/left/<uuid:pupil_id>/back")
@allow(Permission.PUPIL_PLACE)
def restore(pupil_id: UUID) -> Response:
    """Bring a child back into a class, with the offer to undo."""
    class_id = request.form.get("class_id", None, UUID)
    if class_id is None:
        departed_child(viewer(), pupil_id)
        raise Refused("Choose a class for the child.")
    bring_back(viewer(), pupil_id, class_id)
    undoing = url_for("school.departures.new", pupil_id=pupil_id)
    offer_undo("{child} is in a class again.", undoing, pupil_id)
    return redirect(url_for("school.classes.show", class_id=class_id), 303)


@departures.post("/left/<uuid:pupil_id>")
@allow(Permission.PUPIL_PLACE)
def new(pupil_id: UUID) -> Response:
    """A child has left. Every page stays."""
    let_leave(viewer(), pupil_id)
    flash("The child has left. Every page stays, and you can bring the child back here.", "done")
    return redirect(url_for("school.departures.index"), 303)
