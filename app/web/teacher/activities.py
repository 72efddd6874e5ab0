"""What a class did and will do: planned, changed, taken back."""

from datetime import date
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.activities import actions
from app.activities.queries import ActivityFacts, activity_ever, activity_for, attendance_of
from app.foundation.errors import Conflict, Refused
from app.learning_log.actions import change_plan
from app.learning_log.queries import entries_in_class
from app.menu.items import MenuItem
from app.menu.queries import line_called
from app.schools.models import SchoolClass
from app.schools.queries import class_for, classes_for, closures_between, pupils_in_class
from app.web.forms import version_in
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.activity_form import ActivityForm, as_form, from_menu
from app.web.teacher.activity_list import activity_list, words
from app.web.undo import offer_undo
from app.web.viewer import viewer

activities = Blueprint("activities", __name__)
SAVED, CHANGED_ELSEWHERE, WRONG = 303, 409, 422


@activities.get("/<uuid:class_id>/activities")
@activities.post("/<uuid:class_id>/activities")
@allow(Permission.CLASS_READ)
def index(class_id: UUID) -> str:
    """What is planned and what was done, the nearest first; of one subject or of all.

    Posted to by a search.
    """
    return activity_list(class_id)


@activities.get("/activities/new")
@activities.post("/activities/new")
@activities.get("/<uuid:class_id>/activities/new")
@activities.post("/<uuid:class_id>/activities/new")
@allow(Permission.ACTIVITY_PLAN)
def new(class_id: UUID | None = None) -> str | Response | tuple[str, int]:
    """Plan an activity for one class, or several; from the menu or not, for a day or not."""
    mine = classes_for(viewer())
    room = class_for(viewer(), class_id) if class_id else mine[0] if len(mine) == 1 else None
    form = ActivityForm(data=_to_begin_with(room if len(mine) > 1 else None))
    form.offer_classes(mine)
    if form.menu.data:
        line_called(viewer(), form.menu.data)
    if not form.validate_on_submit():
        page = render_template("teacher/activities/new.html", room=room, form=form, **words())
        return page, WRONG if form.is_submitted() else 200
    wanted = form.chosen_classes() or [one.id for one in mine[:1]]
    activity_id = actions.plan_activity(viewer(), wanted, form.plan())
    return redirect(url_for("teacher.activities.show", activity_id=activity_id), 303)


@activities.get("/activities/<uuid:activity_id>")
@allow(Permission.CLASS_READ)
def show(activity_id: UUID) -> str:
    """One activity: what was planned, who was there, and who has logged."""
    activity, rooms = _activity(activity_id)
    room = rooms[0]
    entries = entries_in_class(viewer(), room.id, activity_id=activity_id)
    return render_template(
        "teacher/activities/show.html",
        activity=activity,
        room=room,
        rooms=rooms,
        pupils=pupils_in_class(viewer(), room.id),
        there=attendance_of(viewer(), activity_id),
        pages={entry.pupil_id: entry for entry in reversed(entries)},
        line=_line(activity),
        closed=closures_between(viewer(), activity.on, activity.on),
        **words(),
    )


@activities.get("/activities/<uuid:activity_id>/edit")
@activities.post("/activities/<uuid:activity_id>/edit")
@allow(Permission.ACTIVITY_PLAN)
def edit(activity_id: UUID) -> str | Response | tuple[str, int]:
    """Change a plan. If somebody else did meanwhile, both texts stand side by side."""
    activity, rooms = _activity(activity_id, ever=request.method == "POST")
    mine, form = classes_for(viewer()), ActivityForm(data=as_form(activity))
    others, status = form.offer_classes(mine, activity.class_ids), 200
    if form.validate_on_submit():
        status = _changed(activity, form, others)
    elif form.is_submitted():
        status = WRONG
    if status == SAVED:
        return redirect(url_for("teacher.activities.show", activity_id=activity_id), SAVED)
    page = render_template(
        "teacher/activities/edit.html",
        activity=activity,
        room=rooms[0],
        form=form,
        theirs=as_form(activity) if status == CHANGED_ELSEWHERE else None,
        mine=mine,
        **words(),
    )
    return page, status


@activities.post("/activities/<uuid:activity_id>/remove")
@allow(Permission.ACTIVITY_PLAN)
def remove(activity_id: UUID) -> Response:
    """Take an activity back, with the offer to undo."""
    activity, rooms = _activity(activity_id)
    actions.remove_activity(viewer(), activity_id)
    restoring = url_for("teacher.activities.restore", activity_id=activity_id)
    offer_undo(f"“{activity.title}” is gone. What children wrote about it stays.", restoring)
    return redirect(url_for("teacher.activities.index", class_id=rooms[0].id), 303)


@activities.post("/activities/<uuid:activity_id>/restore")
@allow(Permission.ACTIVITY_PLAN)
def restore(activity_id: UUID) -> Response:
    """Undo the removal."""
    actions.restore_activity(viewer(), activity_id)
    return redirect(url_for("teacher.activities.show", activity_id=activity_id), 303)


def _changed(activity: ActivityFacts, form: ActivityForm, others: tuple[UUID, ...]) -> int:
    """What became of a change: saved, overtaken by somebody else's, or impossible like this."""
    version = version_in(form.version.data)
    if activity.is_removed and not form.back.data:
        form.back.data = "1"
        return CHANGED_ELSEWHERE
    if activity.is_removed:
        actions.restore_activity(viewer(), activity.id)
        version = activity_for(viewer(), activity.id).version
    try:
        change_plan(viewer(), activity.id, form.plan(), (*others, *form.chosen_classes()), version)
    except Conflict:
        form.version.data, form.version.raw_data = str(activity.version), None
        return CHANGED_ELSEWHERE
    except Refused as refusal:
        form.class_ids.errors = [str(refusal)]
        return WRONG
    return SAVED


def _activity(activity_id: UUID, *, ever: bool = False) -> tuple[ActivityFacts, list[SchoolClass]]:
    """An activity, and the viewer's classes it is for: first the one that the page is shown for.

    `ever`: also when it was taken back.
    """
    activity = (activity_ever if ever else activity_for)(viewer(), activity_id)
    rooms = [one for one in classes_for(viewer()) if one.id in activity.class_ids]
    rooms = rooms or [class_for(viewer(), activity.class_ids[0])]
    rooms.sort(key=lambda one: str(one.id) != request.args.get("of"))
    at_class(rooms[0].id)
    return activity, rooms


def _to_begin_with(room: SchoolClass | None) -> dict[str, object]:
    """What the form of a new plan holds: the class, the line of the menu and the day asked for."""
    boxes: dict[str, object] = {"class_ids": [str(room.id)] if room else []}
    if key := request.args.get("menu", ""):
        boxes |= from_menu(line_called(viewer(), key))
    try:
        return boxes | {"on": date.fromisoformat(request.args.get("on", ""))}
    except ValueError:
        return boxes


def _line(activity: ActivityFacts) -> MenuItem | None:
    """The line of the menu that this was planned from."""
    return line_called(viewer(), activity.menu) if activity.menu else None
