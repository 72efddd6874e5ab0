"""My jobs: the wall of jobs met, the town of 25 places, and the job cards to look for."""

from flask import Blueprint, abort, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.access.permissions import Permission
from app.celebrations.queries import own_certificates
from app.jobs.cards import jobs_in
from app.jobs.coder import matches
from app.jobs.families import FAMILIES
from app.jobs.meeting import WAYS_OF_MEETING
from app.learning_log.queries import entries_of
from app.learning_log.summaries import families_met, jobs_met
from app.web.guard import allow
from app.web.own_symbols import jobs_drawn
from app.web.paging import page_of
from app.web.pupil.pictures_of_jobs import as_tile
from app.web.viewer import viewer

jobs = Blueprint("jobs", __name__, url_prefix="/jobs")

MAP = "map"
ON_THE_WALL = 24


@jobs.get("/")
@allow(Permission.LOG_READ_OWN)
def index() -> str:
    """The jobs a child has met: on a wall, newest first, or as a town that colours in."""
    mine = entries_of(viewer(), viewer().person)
    counts = families_met(mine)
    return render_template(
        "pupil/jobs/index.html",
        shows_map=request.args.get("view") == MAP,
        met=jobs_met(mine),
        wall=page_of(jobs_met(mine), request.args.get("page", 1, int), ON_THE_WALL),
        places={
            slug: {
                "name": family.name,
                "jobs": counts[slug],
                "url": url_for(".show", family=slug),
            }
            for slug, family in FAMILIES.items()
        },
        not_met=next((FAMILIES[slug] for slug, count in counts.items() if not count), None),
        jobs=jobs_drawn(),
        families=FAMILIES,
        ways=WAYS_OF_MEETING,
        certificates=own_certificates(viewer()),
    )


@jobs.get("/places/<family>")
@allow(Permission.LOG_READ_OWN)
def show(family: str) -> str:
    """One place of the town: the jobs met there, and those not met yet."""
    if family not in FAMILIES:
        abort(404)
    mine = entries_of(viewer(), viewer().person)
    met = [one for one in jobs_met(mine) if one.family == family]
    slugs = {one.job for one in met}
    cards = jobs_drawn()
    return render_template(
        "pupil/jobs/show.html",
        family=FAMILIES[family],
        met=met,
        not_met=[cards[job.slug] for job in jobs_in(family) if job.slug not in slugs],
        jobs=cards,
        ways=WAYS_OF_MEETING,
    )


@jobs.get("/search")
@allow(Permission.LOG_WRITE_OWN)
def search() -> ResponseReturnValue:
    """The cards that some letters may mean, for the page to show as the child types."""
    found = matches(request.args.get("q", ""))
    cards = jobs_drawn()
    return jsonify(jobs=[as_tile(cards[match.slug]) for match in found])
