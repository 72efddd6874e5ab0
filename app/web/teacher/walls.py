"""The jobs that a class has met together: a town to print for the wall, or to show in assembly."""

from collections import defaultdict
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from app.access.permissions import Permission
from app.celebrations.walls import jobs_together
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.learning_log.queries import entries_by
from app.schools.queries import class_for, pupils_in_class
from app.web.guard import allow
from app.web.projector import projector
from app.web.viewer import viewer

walls = Blueprint("walls", __name__)


@walls.get("/<uuid:class_id>/wall")
@allow(Permission.LOG_READ_CLASS)
def show(class_id: UUID) -> str:
    """The town, coloured in where somebody of the class met a job. Names only if asked for."""
    pupils = {pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)}
    met = jobs_together(entries_by(viewer(), list(pupils)))
    if not projector().names:
        met = tuple(one for one in met if one.job)  # a child's own words may name somebody
    by_family = defaultdict(list)
    for one in met:
        by_family[one.family].append(one)
    with_names = request.args.get("names") == "1" and projector().names
    return render_template(
        "teacher/walls/show.html",
        room=class_for(viewer(), class_id),
        met=met,
        by_family=by_family,
        families=FAMILIES,
        jobs=JOBS,
        number_met=sum(1 for slug in FAMILIES if by_family.get(slug)),
        with_names=with_names,
        names={pupil_id: pupil.shown for pupil_id, pupil in pupils.items()} if with_names else {},
        back_url=url_for("teacher.classes.show", class_id=class_id),
    )
