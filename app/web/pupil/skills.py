"""My skills: how a child sees each of the eight, first and now."""

from flask import Blueprint, abort, render_template

from app.access.permissions import Permission
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.queries import entries_of
from app.learning_log.summaries import skill_history
from app.web.guard import allow
from app.web.own_symbols import skills_drawn
from app.web.viewer import viewer

skills = Blueprint("skills", __name__, url_prefix="/skills")


@skills.get("/")
@allow(Permission.LOG_READ_OWN)
def index() -> str:
    """All eight, those used first; none is better than another."""
    history = skill_history(entries_of(viewer(), viewer().person))
    return render_template(
        "pupil/skills/index.html",
        history=sorted(history.values(), key=lambda one: not one.moments),
        skills=skills_drawn(),
        self_views=SELF_VIEWS,
    )


@skills.get("/<skill>")
@allow(Permission.LOG_READ_OWN)
def show(skill: str) -> str:
    """One skill over time, the newest first."""
    if skill not in SKILLS:
        abort(404)
    history = skill_history(entries_of(viewer(), viewer().person))[skill]
    return render_template(
        "pupil/skills/show.html",
        skill=skills_drawn()[skill],
        history=history,
        self_views=SELF_VIEWS,
    )
