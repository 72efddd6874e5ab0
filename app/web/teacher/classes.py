"""The teacher's classes, and how one of them is getting on."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.learning_log.queries import wishes_waiting, words_waiting
from app.reviews import queries
from app.reviews.progress import ClassProgress
from app.schools.avatars import AVATARS
from app.schools.models import SchoolClass
from app.schools.queries import classes_for
from app.signin.queries import openings_of
from app.sync.queries import refusals_in
from app.web.guard import allow
from app.web.navigation import class_named, years_in_words
from app.web.projector import projector
from app.web.rail_counts import already_counted
from app.web.teacher.qr import opening_qr
from app.web.viewer import viewer

classes = Blueprint("classes", __name__)
NOT_YET = "not-yet"


@classes.get("/")
@allow(Permission.CLASS_READ)
def index() -> str | Response:
    """The viewer's classes; straight into it, when there is one."""
    found = classes_for(viewer())
    if len(found) == 1 and not viewer().sees_whole_school:
        return redirect(url_for("teacher.classes.show", class_id=found[0].id), 303)
    counts = queries.waiting_by_class(viewer())
    waiting = {one.id: counts.get(one.id, 0) for one in found}
    return render_template(
        "teacher/classes/index.html", classes=found, waiting=waiting, years=years_in_words
    )


@classes.get("/<uuid:class_id>")
@allow(Permission.CLASS_READ)
def show(class_id: UUID) -> str:
    """Who has logged and who has not, what waits, and what comes next."""
    room = class_named(class_id)
    progress = queries.class_progress(viewer(), class_id)
    already_counted("teacher.reviews.index", progress.waiting)
    if projector().on:
        return _board(room, progress)
    only = request.args.get("show") == NOT_YET
    openings = openings_of(viewer(), class_id)
    return render_template(
        "teacher/classes/show.html",
        room=room,
        progress=progress,
        rows=progress.not_yet if only else progress.children,
        only=only,
        waiting=progress.waiting,
        unsaved=len(refusals_in(viewer(), class_id)),
        asked=wishes_waiting(viewer(), class_id),
        unsorted=words_waiting(viewer(), class_id),
        opening=openings[0] if openings else None,
        qr=opening_qr(openings[0]) if openings else "",
        families=FAMILIES,
        jobs=JOBS,
        avatars=AVATARS,
    )


def _board(room: SchoolClass, progress: ClassProgress) -> str:
    """The class as the class may see it: how many, what comes next, and names if wished."""
    openings = openings_of(viewer(), room.id)
    return render_template(
        "teacher/classes/board.html",
        room=room,
        progress=progress,
        opening=openings[0] if openings else None,
        qr=opening_qr(openings[0]) if openings else "",
        families=FAMILIES,
        jobs=JOBS,
    )
