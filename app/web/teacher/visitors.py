"""What visitors say of their jobs: the skills each needs most, and the sheet that asks for them."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.activities.arranging import name_skills
from app.activities.queries import activity_for
from app.foundation.errors import Conflict, Refused
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.schools.queries import school_for
from app.web.forms import Form, version_in
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.viewer import viewer

visitors = Blueprint("visitors", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
STILL_HERE = "What you ticked is still here."


@visitors.get("/activities/<uuid:activity_id>/visitors")
@visitors.post("/activities/<uuid:activity_id>/visitors")
@allow(Permission.ACTIVITY_PLAN)
def edit(activity_id: UUID) -> Response | tuple[str, int]:
    """Tick up to three skills for each visitor. A clash shows what is ticked beside what stands."""
    activity, wrong, status = activity_for(viewer(), activity_id), "", 200
    at_class(activity.class_ids[0])
    ticked = {n: one.skills for n, one in enumerate(activity.visitors, start=1)}
    if request.method == "POST":
        ticked = {n: _ticked(n) for n in ticked}
        version = version_in(request.form.get("version"))
        try:
            if not Form().validate() and version == activity.version:
                raise Refused(STILL_HERE)  # brought back after a sign-out, to be looked over first
            name_skills(viewer(), activity_id, ticked, version)
        except Conflict as conflict:
            wrong, status = f"{conflict} {STILL_HERE}", CHANGED_ELSEWHERE
        except Refused as refusal:
            wrong, status = str(refusal), WRONG
        else:
            flash("Children see these skills when they write about the visit.", "done")
            return redirect(url_for("teacher.activities.show", activity_id=activity_id), 303)
    given = {"activity": activity, "ticked": ticked, "wrong": wrong, "jobs": JOBS}
    return render_template("teacher/visitors/edit.html", skills=SKILLS, **given), status


@visitors.get("/activities/<uuid:activity_id>/visitors/sheet")
@allow(Permission.CLASS_READ)
def sheet(activity_id: UUID) -> str:
    """A sheet for each visitor: when, what children ask, which three skills, and afterwards."""
    return render_template(
        "teacher/visitors/sheet.html",
        activity=activity_for(viewer(), activity_id),
        school=school_for(viewer()),
        jobs=JOBS,
        skills=SKILLS,
        back_url=url_for("teacher.activities.show", activity_id=activity_id),
    )


def _ticked(number: int) -> tuple[str, ...]:
    chosen = request.form.getlist(f"skills_{number}")
    return tuple(slug for slug in SKILLS if slug in chosen)
