"""Children who left: when and where to, what becomes of their log, and bringing one back."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation.errors import Refused
from app.schools.actions.departures import bring_back, let_leave
from app.schools.queries import classes_for, options_for
from app.schools.queries.departures import LATEST_LEFT, departed_child, departed_children
from app.schools.roster.years import school_year_in_words
from app.transition.queries import last_destinations
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.navigation import years_in_words
from app.web.undo import offer_undo
from app.web.viewer import viewer

departures = Blueprint("departures", __name__)


@departures.get("/left")
@departures.post("/left")
@allow(Permission.PUPIL_PLACE)
def index() -> str:
    """Who waits for a class, and who left. Posted to by a search."""
    long_list = long_list_of("school.departures.index", LATEST_LEFT)
    found = departed_children(viewer(), long_list.search, long_list.order)
    page = long_list.page_of(found)
    return render_template(
        "school/departures/index.html",
        page=page,
        long_list=long_list,
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
