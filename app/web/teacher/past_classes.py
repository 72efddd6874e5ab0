"""Classes that are over: who was in them, and the way to what was written."""

from collections import Counter
from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.lists import holds
from app.learning_log.queries import entries_in_class
from app.schools.queries.classes import LATEST_YEAR
from app.schools.queries.past_classes import class_ever, names_in_class_ever, past_classes
from app.schools.roster.years import school_year_in_words
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.navigation import years_in_words
from app.web.viewer import viewer

past = Blueprint("past_classes", __name__)


@past.get("/earlier")
@past.post("/earlier")
@allow(Permission.LOG_READ_CLASS)
def index() -> str:
    """The classes that are over, the latest first. Posted to by a search."""
    long_list = long_list_of("teacher.past_classes.index", LATEST_YEAR)
    classes = past_classes(viewer(), long_list.order)
    return render_template(
        "teacher/past_classes/index.html",
        total=len(classes),
        long_list=long_list,
        page=long_list.page_of([one for one in classes if holds(long_list.search, one.name)]),
        years=years_in_words,
        year=school_year_in_words,
    )


@past.get("/earlier/<uuid:class_id>")
@allow(Permission.LOG_READ_CLASS)
def show(class_id: UUID) -> str | Response:
    """Who was in a class, and how many pages each wrote there; one of today has its own page."""
    room = class_ever(viewer(), class_id)
    if room.closed_at is None:
        return redirect(url_for("teacher.classes.show", class_id=class_id), 303)
    return render_template(
        "teacher/past_classes/show.html",
        room=room,
        names=names_in_class_ever(viewer(), class_id),
        pages=Counter(entry.pupil_id for entry in entries_in_class(viewer(), class_id)),
        years=years_in_words,
        year=school_year_in_words,
    )
