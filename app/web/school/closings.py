"""Classes that are over, and taking one up again."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.lists import holds
from app.schools.actions.keeping_classes import reopen_class, retire_class
from app.schools.queries import closed_classes
from app.schools.queries.classes import LATEST_YEAR
from app.schools.roster.years import school_year_in_words
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.navigation import years_in_words
from app.web.undo import offer_undo
from app.web.viewer import viewer

closings = Blueprint("closings", __name__)


@closings.get("/classes/closed")
@closings.post("/classes/closed")
@allow(Permission.SCHOOL_READ)
def index() -> str:
    """The classes that are over, the latest first. Posted to by a search."""
    long_list = long_list_of("school.closings.index", LATEST_YEAR)
    classes = closed_classes(viewer(), long_list.order)
    return render_template(
        "school/closings/index.html",
        total=len(classes),
        long_list=long_list,
        page=long_list.page_of([one for one in classes if holds(long_list.search, one.name)]),
        years=years_in_words,
        year_in_words=school_year_in_words,
    )


@closings.post("/classes/<uuid:class_id>/close")
@allow(Permission.CLASS_KEEP)
def new(class_id: UUID) -> Response:
    """Close an empty class, with the offer to undo."""
    retire_class(viewer(), class_id)
    offer_undo("The class is closed.", url_for("school.closings.remove", class_id=class_id))
    return redirect(url_for("school.classes.index"), 303)


@closings.post("/classes/<uuid:class_id>/reopen")
@allow(Permission.CLASS_KEEP)
def remove(class_id: UUID) -> Response:
    """Take a class up again, with the offer to undo."""
    reopen_class(viewer(), class_id)
    offer_undo("The class is open again.", url_for("school.closings.new", class_id=class_id))
    return redirect(url_for("school.classes.show", class_id=class_id), 303)
