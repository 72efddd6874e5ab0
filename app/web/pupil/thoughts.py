"""My thoughts: every page a child has written or drawn, and what was written back."""

from flask import Blueprint, render_template, request

from app.access.permissions import Permission
from app.jobs.families import FAMILIES
from app.learning_log.queries import entries_of
from app.reviews.queries import feedback_on
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn
from app.web.paging import page_of
from app.web.viewer import viewer

thoughts = Blueprint("thoughts", __name__, url_prefix="/thoughts")

A_SCREENFUL = 12


@thoughts.get("/")
@allow(Permission.LOG_READ_OWN)
def index() -> str:
    """The pages, newest first, twelve at a time."""
    who = viewer()
    pages = [entry for entry in entries_of(who, who.person) if entry.kind != "message"]
    page = page_of(pages, request.args.get("page", 1, int), A_SCREENFUL)
    return render_template(
        "pupil/thoughts/index.html",
        page=page,
        feedback=feedback_on(who, [entry.id for entry in page.items]),
        jobs=jobs_drawn(),
        families=FAMILIES,
    )
