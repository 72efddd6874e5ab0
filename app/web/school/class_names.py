"""A class begun by hand, or called something else."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation import clock
from app.foundation.errors import Conflict, Refused
from app.schools.actions.keeping_classes import rename_class, start_class
from app.schools.queries import class_for
from app.web.forms import version_in
from app.web.guard import allow
from app.web.school.class_form import ClassForm
from app.web.viewer import viewer

class_names = Blueprint("class_names", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422


@class_names.get("/classes/new")
@class_names.post("/classes/new")
@allow(Permission.CLASS_KEEP)
def new() -> str | Response | tuple[str, int]:
    """Begin a class of this school year."""
    form = ClassForm()
    if form.validate_on_submit():
        try:
            given = (form.name.data or "", clock.school_year(), form.nc_years.data or [])
            class_id = start_class(viewer(), *given)
        except Refused as refusal:
            form.name.errors = (str(refusal),)
        else:
            flash(f"{form.name.data} is here. {_next_step()}", "done")
            return redirect(url_for("school.classes.show", class_id=class_id), 303)
    page = render_template("school/class_names/new.html", form=form)
    return page, WRONG if form.is_submitted() else 200


@class_names.get("/classes/<uuid:class_id>/name")
@class_names.post("/classes/<uuid:class_id>/name")
@allow(Permission.CLASS_KEEP)
def edit(class_id: UUID) -> str | Response | tuple[str, int]:
    """Change its name and years. If somebody else did meanwhile, say what stands now."""
    room = class_for(viewer(), class_id)
    now = {"name": room.name, "nc_years": room.nc_years, "version": str(room.version)}
    form, status = ClassForm(data=now), 200
    if form.validate_on_submit():
        try:
            given = (form.name.data or "", form.nc_years.data or [], version_in(form.version.data))
            rename_class(viewer(), class_id, *given)
        except Conflict:
            form.version.data, form.version.raw_data = str(room.version), None
            status = CHANGED_ELSEWHERE
        except Refused as refusal:
            form.name.errors, status = (str(refusal),), WRONG
        else:
            flash(f"The class is called {room.name} now.", "done")
            return redirect(url_for("school.classes.show", class_id=class_id), 303)
    elif form.is_submitted():
        status = WRONG
    about = {"room": room, "changed_elsewhere": status == CHANGED_ELSEWHERE}
    return render_template("school/class_names/edit.html", form=form, **about), status


def _next_step() -> str:
    if may(viewer(), Permission.SCHOOL_SET_UP):
        return "Put children into it, and say who teaches it."
    return "Put children into it. The careers lead says who teaches it."
