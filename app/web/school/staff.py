"""The adults who work here: let in, given roles and classes, a new password, and let go."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.database import reading
from app.foundation.errors import Refused
from app.schools.queries import classes_for, staff_member, staff_of
from app.signin import passwords
from app.signin.actions import staffing
from app.signin.actions.invitations import OFFER_STANDS
from app.web.guard import allow
from app.web.school.staff_form import ROLE_NAMES, PostForm, StaffForm
from app.web.viewer import viewer

staff = Blueprint("staff", __name__)
WRONG = 422


@staff.get("/staff")
@allow(Permission.SCHOOL_SET_UP)
def index() -> str:
    """Everybody who works here, with what they are and teach."""
    return render_template(
        "school/staff/index.html",
        adults=staff_of(viewer()),
        classes={one.id: one.name for one in classes_for(viewer())},
        role_names=ROLE_NAMES,
    )


@staff.get("/staff/new")
@staff.post("/staff/new")
@allow(Permission.SCHOOL_SET_UP)
def new() -> str | Response | tuple[str, int]:
    """Let an adult in. What is handed over is shown in this answer once, and kept nowhere."""
    form = StaffForm()
    with reading():
        form.offer_classes(classes_for(viewer()))
    if not form.validate_on_submit():
        return _form_page(form)
    password = passwords.made_up()
    post = (form.roles.data or [], form.chosen_classes(), passwords.hashed(password))
    try:
        came = staffing.add_staff(viewer(), form.email.data or "", form.name.data or "", *post)
    except Refused as refusal:
        form.email.errors = (str(refusal),)
        return _form_page(form)
    return _handed_over(came, password)


@staff.get("/staff/<uuid:account_id>")
@staff.post("/staff/<uuid:account_id>")
@allow(Permission.SCHOOL_SET_UP)
def edit(account_id: UUID) -> str | Response | tuple[str, int]:
    """Change what an adult is here, and which classes they teach."""
    adult = staff_member(viewer(), account_id)
    taught = [str(class_id) for class_id in adult.class_ids]
    form = PostForm(data={"roles": list(adult.roles), "class_ids": taught})
    form.offer_classes(classes_for(viewer()))
    if form.validate_on_submit():
        try:
            staffing.change_staff(
                viewer(), account_id, form.roles.data or [], form.chosen_classes()
            )
        except Refused as refusal:
            form.roles.errors = (str(refusal),)
        else:
            flash("What they do is saved.", "done")
            return redirect(url_for("school.staff.index"), 303)
    page = render_template("school/staff/edit.html", adult=adult, form=form)
    return page, WRONG if form.errors else 200


@staff.post("/staff/<uuid:account_id>/password")
@allow(Permission.SCHOOL_SET_UP)
def renew(account_id: UUID) -> str:
    """A new password for somebody who lost theirs, or a code for who has not joined yet."""
    password = passwords.made_up()
    came = staffing.renew_password(viewer(), account_id, passwords.hashed(password))
    return _handed_over(came, password)


@staff.post("/staff/<uuid:account_id>/remove")
@allow(Permission.SCHOOL_SET_UP)
def remove(account_id: UUID) -> Response:
    """End an adult's place here. What they wrote to children stays."""
    staffing.remove_staff(viewer(), account_id)
    flash("They can no longer sign in here.", "done")
    return redirect(url_for("school.staff.index"), 303)


def _form_page(form: StaffForm) -> tuple[str, int]:
    page = render_template("school/staff/new.html", form=form)
    return page, WRONG if form.is_submitted() else 200


def _handed_over(came: staffing.Arrival, password: str) -> str:
    return render_template(
        "school/staff/password.html",
        adult=staff_member(viewer(), came.account_id),
        password=password,
        joining_code=came.joining_code,
        days=OFFER_STANDS.days,
    )
