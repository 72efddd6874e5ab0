"""The questions before and after an activity: large for the board, and on a sheet to print."""

from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from app.access.permissions import Permission
from app.activities.queries import activity_for
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.web.guard import allow
from app.web.viewer import viewer

questions = Blueprint("questions", __name__)
BEFORE, AFTER = "before", "after"


@questions.get("/activities/<uuid:activity_id>/board")
@allow(Permission.CLASS_READ)
def show(activity_id: UUID) -> str:
    """For the board: what to talk about before, or after. No child is named."""
    activity = activity_for(viewer(), activity_id)
    when = AFTER if request.args.get("when") == AFTER else BEFORE
    return render_template(
        "teacher/questions/show.html", activity=activity, when=when, jobs=JOBS, skills=SKILLS
    )


@questions.get("/activities/<uuid:activity_id>/questions")
@allow(Permission.CLASS_READ)
def sheet(activity_id: UUID) -> str:
    """For paper: both lists, with lines to write on."""
    return render_template(
        "teacher/questions/sheet.html",
        activity=activity_for(viewer(), activity_id),
        jobs=JOBS,
        back_url=url_for("teacher.activities.show", activity_id=activity_id),
    )
