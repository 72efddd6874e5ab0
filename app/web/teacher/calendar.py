"""What is planned, month by month: of one class, or of every class that somebody sees."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.activities.arranging import move_activity
from app.activities.months import (
    WEEKDAYS,
    month_after,
    month_before,
    month_in,
    span_of,
    weeks_of,
)
from app.activities.queries import activities_between, activity_for
from app.foundation import clock
from app.foundation.errors import Conflict, NotFound
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.schools.models import SchoolClass
from app.schools.queries import class_for, classes_for, closures_between
from app.web.forms import version_in
from app.web.guard import allow
from app.web.rendering import day
from app.web.undo import offer_undo
from app.web.viewer import viewer

calendar = Blueprint("calendar", __name__)


@calendar.get("/calendar")
@allow(Permission.CLASS_READ)
def index() -> str:
    """A month of every class that the viewer sees."""
    return render_template("teacher/calendar/index.html", **_month(None))


@calendar.get("/<uuid:class_id>/calendar")
@allow(Permission.CLASS_READ)
def show(class_id: UUID) -> str:
    """A month of one class."""
    return render_template("teacher/calendar/show.html", **_month(class_for(viewer(), class_id)))


@calendar.post("/activities/<uuid:activity_id>/day")
@allow(Permission.ACTIVITY_PLAN)
def edit(activity_id: UUID) -> Response:
    """Move an activity to the day that was pressed, with the offer to undo."""
    activity = activity_for(viewer(), activity_id)
    back = url_for("teacher.activities.show", activity_id=activity_id)
    try:
        on = date.fromisoformat(request.form.get("on", ""))
        move_activity(viewer(), activity_id, on, version_in(request.form.get("version")))
    except ValueError:
        flash("Choose a day, as day, month and year.", "stop")
    except Conflict as conflict:
        flash(str(conflict), "stop")
    else:
        action = url_for("teacher.calendar.edit", activity_id=activity_id)
        now: dict[str, Any] = {"on": activity.on.isoformat(), "version": str(activity.version + 1)}
        offer_undo(f"“{activity.title}” is on {day(on)} now.", action, **now)
    return redirect(back, 303)


def _month(room: SchoolClass | None) -> dict[str, Any]:
    """What the sheet of a month needs; `moving` is the activity that looks for another day."""
    first = month_in(request.args.get("month", ""), clock.today())
    begins, ends = span_of(first)
    activities = activities_between(viewer(), begins, ends, room.id if room else None)
    closures = closures_between(viewer(), begins, ends)
    weeks = weeks_of(first, activities, closures)
    rooms = classes_for(viewer())
    return {
        "room": room,
        "rooms": {one.id: one.name for one in rooms},
        "first": first,
        "before": f"{month_before(first):%Y-%m}",
        "after": f"{month_after(first):%Y-%m}",
        "weeks": weeks,
        "weekdays": WEEKDAYS[: len(weeks[0])],
        "number": sum(one.on.month == first.month for one in activities),
        "moving": _moving(),
        "sets_up": may(viewer(), Permission.SCHOOL_SET_UP),
        "jobs": JOBS,
        "families": FAMILIES,
    }


def _moving() -> Any:
    try:
        return activity_for(viewer(), UUID(request.args.get("moving", "")))
    except (ValueError, NotFound):
        return None
