"""The classes of the school, who is in each, and who teaches it."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.access.policy import may
from app.schools import actions
from app.schools.avatars import AVATARS
from app.schools.queries import (
    class_for,
    class_sizes,
    classes_for,
    closed_classes,
    options_for,
    pupils_in_class,
    staff_of,
    upns_of,
)
from app.schools.roster.years import school_year_in_words
from app.web.as_seen import OVERTAKEN, SeenForm, fingerprint, one_at_a_time
from app.web.forms import MultiCheckboxField, choices_of
from app.web.guard import allow
from app.web.navigation import years_in_words
from app.web.viewer import viewer

classes = Blueprint("classes", __name__)


class TeachersForm(SeenForm):
    """Who teaches a class."""

    account_ids = MultiCheckboxField("Who teaches this class?", choices=[])


@classes.get("/classes")
@allow(Permission.SCHOOL_READ)
def index() -> str:
    """Every class with its numbers and its teachers."""
    return render_template(
        "school/classes/index.html",
        classes=classes_for(viewer()),
        sizes=class_sizes(viewer()),
        adults=staff_of(viewer()),
        closed=len(closed_classes(viewer())),
        years=years_in_words,
        year_in_words=school_year_in_words,
    )


@classes.get("/classes/<uuid:class_id>")
@allow(Permission.SCHOOL_READ)
def show(class_id: UUID) -> str:
    """The children of a class, and whether each has a UPN; the number itself is not shown."""
    room = class_for(viewer(), class_id)
    pupils = pupils_in_class(viewer(), class_id)
    uses_upn = options_for(viewer()).uses_upn
    return render_template(
        "school/classes/show.html",
        room=room,
        pupils=pupils,
        upns=upns_of(viewer(), [pupil.id for pupil in pupils]) if uses_upn else {},
        uses_upn=uses_upn,
        teachers=[adult for adult in staff_of(viewer()) if class_id in adult.class_ids],
        avatars=AVATARS,
        prints_cards=may(viewer(), Permission.CARDS_PRINT),
        years=years_in_words,
        year_in_words=school_year_in_words,
    )


@classes.get("/classes/<uuid:class_id>/teachers")
@classes.post("/classes/<uuid:class_id>/teachers")
@allow(Permission.SCHOOL_SET_UP)
def edit(class_id: UUID) -> Response | tuple[str, int]:
    """Say who teaches a class, and so who reads its logs."""
    one_at_a_time(class_id)
    room, adults = class_for(viewer(), class_id), staff_of(viewer())
    teachers = [adult for adult in adults if "teacher" in adult.roles]
    taught_by = [str(one.account_id) for one in adults if class_id in one.class_ids]
    form = TeachersForm(data={"account_ids": taught_by, "seen": fingerprint(taught_by)})
    form.account_ids.choices = choices_of((str(one.account_id), one.name) for one in teachers)
    valid = form.validate_on_submit()
    chosen = [UUID(one) for one in form.account_ids.data or ()]
    overtaken = valid and form.is_overtaken(taught_by) and {*map(str, chosen)} != set(taught_by)
    if not valid or overtaken:
        theirs = [one.name for one in teachers if class_id in one.class_ids]
        told = {"theirs": theirs} if overtaken else {}
        page = render_template("school/classes/edit.html", room=room, form=form, **told)
        return page, OVERTAKEN if overtaken else 200
    actions.set_class_staff(viewer(), class_id, chosen)
    flash(f"Saved who teaches {room.name}.", "done")
    return redirect(url_for("school.classes.show", class_id=class_id), 303)
