"""Who was away when a class did something."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.activities.actions import mark_attendance
from app.activities.queries import activity_for, attendance_of
from app.schools.avatars import AVATARS
from app.schools.queries import classes_for, pupils_in_class
from app.web.forms import Form
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.viewer import viewer

attendance = Blueprint("attendance", __name__)


@attendance.get("/activities/<uuid:activity_id>/attendance")
@attendance.post("/activities/<uuid:activity_id>/attendance")
@allow(Permission.ACTIVITY_PLAN)
def edit(activity_id: UUID) -> str | Response:
    """Tick who was away; everybody else was there."""
    activity = activity_for(viewer(), activity_id)
    rooms = [one for one in classes_for(viewer()) if one.id in activity.class_ids]
    pupils = {room: pupils_in_class(viewer(), room.id) for room in rooms}
    at_class(rooms[0].id if rooms else activity.class_ids[0])
    form, was_away = Form(), _marked_away(activity_id)
    away = was_away
    if form.is_submitted():
        away = _away_now(activity_id, {one.id for those in pupils.values() for one in those})
    if form.validate_on_submit():
        mark_attendance(viewer(), activity_id, away)
        flash(f"{len(away)} marked away." if away else "Everybody was there.", "done")
        return redirect(url_for("teacher.activities.show", activity_id=activity_id), 303)
    return render_template(
        "teacher/attendance/edit.html",
        activity=activity,
        rooms=pupils,
        away=away,
        was_away=was_away,
        avatars=AVATARS,
    )


def _marked_away(activity_id: UUID) -> set[UUID]:
    there = attendance_of(viewer(), activity_id)
    return {pupil_id for pupil_id, was_there in there.items() if not was_there}


def _away_now(activity_id: UUID, children: set[UUID]) -> set[UUID]:
    """Who was away, of these children. Only what was ticked or unticked on this page changes:
    what a colleague marked since it was opened stays."""
    ticked, already = set(request.form.getlist("away")), _marked_away(activity_id)
    changed = ticked ^ set(request.form.getlist("was_away"))
    return {
        one for one in children if (str(one) in ticked if str(one) in changed else one in already)
    }
