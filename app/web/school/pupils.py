"""The children of the school: found, and one by hand added, moved, corrected."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation.errors import Conflict, Refused
from app.schools.actions.keeping_pupils import (
    SomebodyAlike,
    add_by_hand,
    change_pupil,
    move_pupil,
)
from app.schools.queries import class_for, classes_for, pupil_for, pupil_version
from app.schools.queries.children import BY_LAST_NAME, children_of_school
from app.web.forms import version_in
from app.web.guard import allow
from app.web.long_lists import long_list_of
from app.web.navigation import years_in_words
from app.web.school.class_form import NewPupilForm, PupilForm
from app.web.telling import tell_about
from app.web.undo import offer_undo
from app.web.viewer import viewer

pupils = Blueprint("pupils", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
PRINT_IT = "Print a sign-in card next."
ASK_FOR_IT = "Their teacher prints a sign-in card next."


@pupils.get("/children")
@pupils.post("/children")
@allow(Permission.PUPIL_PLACE)
def index() -> str:
    """Every child who is in a class, by last name. Posted to by a search."""
    long_list = long_list_of("school.pupils.index", BY_LAST_NAME)
    found = children_of_school(viewer(), long_list.search, long_list.order)
    return render_template(
        "school/pupils/index.html",
        long_list=long_list,
        page=long_list.page_of(found),
        years=years_in_words,
    )


@pupils.get("/classes/<uuid:class_id>/children/new")
@pupils.post("/classes/<uuid:class_id>/children/new")
@allow(Permission.PUPIL_PLACE)
def new(class_id: UUID) -> str | Response | tuple[str, int]:
    """Add a child who is not on a class list yet."""
    room = class_for(viewer(), class_id)
    form, alike = NewPupilForm(data={"nc_year": room.nc_years[0]}), False
    if form.validate_on_submit():
        try:
            another = form.is_another.data
            child = add_by_hand(viewer(), form.details(), class_id, is_another=another)
        except Refused as refusal:
            alike = isinstance(refusal, SomebodyAlike)
            form.forename.errors = (str(refusal),)
        else:
            cards = may(viewer(), Permission.CARDS_PRINT)
            tell_about(child, "{child} is in the class. " + (PRINT_IT if cards else ASK_FOR_IT))
            return redirect(url_for("school.classes.show", class_id=class_id), 303)
    page = render_template("school/pupils/new.html", form=form, room=room, alike=alike)
    return page, WRONG if form.is_submitted() else 200


@pupils.get("/children/<uuid:pupil_id>")
@pupils.post("/children/<uuid:pupil_id>")
@allow(Permission.PUPIL_PLACE)
def edit(pupil_id: UUID) -> str | Response | tuple[str, int]:
    """Correct a child's details. If somebody else did meanwhile, say what stands now."""
    child = pupil_for(viewer(), pupil_id)
    version = str(pupil_version(viewer(), pupil_id))
    form, status = PupilForm(obj=child, data={"version": version}), 200
    if form.validate_on_submit():
        try:
            change_pupil(viewer(), pupil_id, form.details(), version_in(form.version.data))
        except Conflict:
            form.version.data, form.version.raw_data = version, None
            status = CHANGED_ELSEWHERE
        else:
            tell_about(pupil_id, "{child}’s details are saved.")
            return redirect(url_for("school.classes.show", class_id=child.class_id), 303)
    elif form.is_submitted():
        status = WRONG
    page = render_template(
        "school/pupils/edit.html",
        form=form,
        child=child,
        room=class_for(viewer(), child.class_id),
        others=[one for one in classes_for(viewer()) if one.id != child.class_id],
        changed_elsewhere=status == CHANGED_ELSEWHERE,
    )
    return page, status


@pupils.post("/children/<uuid:pupil_id>/move")
@allow(Permission.PUPIL_PLACE)
def move(pupil_id: UUID) -> Response:
    """Put a child into another class, with the offer to undo."""
    pupil_for(viewer(), pupil_id)
    before = request.form.get("before", None, UUID)
    class_id = request.form.get("class_id", None, UUID)
    if before is None or class_id is None:
        raise Refused("Choose a class for the child.")
    move_pupil(viewer(), pupil_id, class_id, before)
    undoing = url_for("school.pupils.move", pupil_id=pupil_id)
    name = class_for(viewer(), class_id).name
    back = {"before": str(class_id), "class_id": str(before)}
    offer_undo(f"{{child}} is in {name} now.", undoing, pupil_id, **back)
    return redirect(url_for("school.classes.show", class_id=before), 303)
