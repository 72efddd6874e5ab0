"""A child's home page: what waits first, then the three rooms."""

from flask import Blueprint, render_template, url_for

from app.access.permissions import Permission
from app.celebrations.queries import latest_certificate
from app.jobs.skills import SKILLS
from app.learning_log.queries import activities_to_tell, answers_to, drafts_of, entries_of
from app.learning_log.summaries import families_met, jobs_met, last_skill
from app.reviews.queries import feedback_on
from app.transition.leavers import LEAVING_YEAR
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn
from app.web.pupil.waiting import what_waits
from app.web.viewer import viewer

home = Blueprint("home", __name__)


@home.get("/")
@allow(Permission.LOG_READ_OWN)
def index() -> str:
    """What waits for this child, and the way to everything of theirs."""
    who = viewer()
    entries = entries_of(who, who.person)
    feedback = feedback_on(who, [entry.id for entry in entries])
    waiting = what_waits(entries, feedback, activities_to_tell(who), drafts_of(who))
    skill = SKILLS.get(last_skill(entries) or "")
    return render_template(
        "pupil/home/index.html",
        waiting=waiting,
        met=jobs_met(entries),
        families=families_met(entries),
        skill=skill,
        pages=[entry for entry in entries if entry.kind != "message"],
        written_back=next((f for answers in feedback.values() for f in answers[:1]), None),
        jobs=jobs_drawn(),
        answers=answers_to(who),
        new_school_url=_new_school_url(),
        certificate=latest_certificate(who),
    )


def _new_school_url() -> str:
    """Where a leaver chooses pages for the new school; nowhere for the others."""
    if viewer().nc_year != LEAVING_YEAR:
        return ""
    return url_for("pupil.choices.edit")
