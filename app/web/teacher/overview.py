"""The class overview: what children have met, how they see their skills, and where gaps are."""

from uuid import UUID

from flask import Blueprint, render_template, request

from app.access.permissions import Permission
from app.jobs.families import FAMILIES
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.reports.queries import class_overview
from app.schools.avatars import AVATARS
from app.web.guard import allow
from app.web.navigation import class_named
from app.web.viewer import viewer

overview = Blueprint("overview", __name__)
BEGINNING = "beginning"


@overview.get("/<uuid:class_id>/overview")
@allow(Permission.LOG_READ_CLASS)
def index(class_id: UUID) -> str:
    """This school year, or with `?since=beginning` everything the children have in their logs."""
    whole_log = request.args.get("since") == BEGINNING
    return render_template(
        "teacher/overview/index.html",
        room=class_named(class_id),
        overview=class_overview(viewer(), class_id, whole_log=whole_log),
        whole_log=whole_log,
        beginning=BEGINNING,
        families=FAMILIES,
        skills=SKILLS,
        views=SELF_VIEWS,
        avatars=AVATARS,
    )
