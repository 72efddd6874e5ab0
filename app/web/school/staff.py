"""The adults who work here: invited, given roles and classes, helped to come in, and let go."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation import clock, mail
from app.foundation.errors import Refused
from app.schools.queries import StaffMember, classes_for, options_for, staff_member, staff_of
from app.signin import actions
from app.signin.actions import staffing
from app.signin.actions.invitations import OFFER_STANDS
from app.signin.queries.guards import guards_of
from app.web.as_seen import OVERTAKEN, fingerprint, one_at_a_time
from app.web.guard import allow
from app.web.links import secret_link
from app.web.long_lists import long_list_of
from app.web.school.staff_form import ROLE_NAMES, ChangeForm, StaffForm
from app.web.school.staff_list import BY_NAME, staff_found
from app.web.viewer import viewer

staff = Blueprint("staff", __name__)
WRONG = 422


@staff.get("/staff")
@staff.post("/staff")
@allow(Permission.SCHOOL_SET_UP)
def index() -> str:
    """Everybody who works here, with what they are and teach. Posted to by a search."""
    long_list = long_list_of("school.staff.index", BY_NAME)
    adults, classes = staff_of(viewer()), {one.id: one.name for one in classes_for(viewer())}
    guards = guards_of(viewer(), adults)
    found = staff_found(adults, guards, classes, search=long_list.search, order=long_list.order)
    return render_template(
        "school/staff/index.html",
        adults=adults,
        long_list=long_list,
        page=long_list.page_of(found),
        guards=guards,
        asks=options_for(viewer()).factor_asked_at,
        at=clock.now(),
        classes=classes,
        role_names=ROLE_NAMES,
    )


@staff.get("/staff/new")
@staff.post("/staff/new")
@allow(Permission.SCHOOL_SET_UP)
def new() -> str | Response | tuple[str, int]:
    """Invite an adult. The link is sent, or shown in this answer once; it is kept nowhere."""
    form = StaffForm()
    form.offer_classes(classes_for(viewer()))
    if form.validate_on_submit():
        post = (form.roles.data or [], form.chosen_classes())
        try:
            came = staffing.add_staff(viewer(), form.email.data or "", form.name.data or "", *post)
        except Refused as refusal:
            form.email.errors = (str(refusal),)
        else:
            return _invited(came)
    page = render_template("school/staff/new.html", form=form)
    return page, WRONG if form.is_submitted() else 200


@staff.get("/staff/<uuid:account_id>")
@staff.post("/staff/<uuid:account_id>")
@allow(Permission.SCHOOL_SET_UP)
def edit(account_id: UUID) -> str | Response | tuple[str, int]:
    """Change what an adult is here, and which classes they teach."""
    one_at_a_time(account_id)
    adult = staff_member(viewer(), account_id)
    stands = (*adult.roles, *adult.class_ids)
    form = ChangeForm(data=_post_of(adult))
    form.offer_classes(classes_for(viewer()))
    if form.validate_on_submit():
        post = (form.roles.data or [], form.chosen_classes())
        if form.is_overtaken(stands) and {*post[0], *post[1]} != set(stands):
            return _edit_page(adult, form, overtaken=True), OVERTAKEN
        try:
            staffing.change_staff(viewer(), account_id, *post)
        except Refused as refusal:
            form.roles.errors = (str(refusal),)
        else:
            flash("What they do is saved.", "done")
            return redirect(url_for("school.staff.index"), 303)
    return _edit_page(adult, form), WRONG if form.errors else 200


@staff.post("/staff/<uuid:account_id>/invitation")
@allow(Permission.SCHOOL_SET_UP)
def invite(account_id: UUID) -> str:
    """Another link for somebody who has not joined yet; the one before stops working."""
    return _invited(staffing.invite_again(viewer(), account_id))


@staff.post("/staff/<uuid:account_id>/password")
@allow(Permission.SCHOOL_SET_UP)
def link(account_id: UUID) -> str:
    """A link with which somebody who forgot their password chooses a new one, once."""
    token = actions.make_password_link(viewer(), account_id)
    found = secret_link("signin.links.new", token)
    if _goes_by_mail():
        actions.post_password_link(viewer(), account_id, found)
        found = ""
    return _link_page(account_id, "password", found)


@staff.post("/staff/<uuid:account_id>/remove")
@allow(Permission.SCHOOL_SET_UP)
def remove(account_id: UUID) -> Response | tuple[str, int]:
    """End an adult's place here. What they wrote to children stays."""
    try:
        untaught = staffing.remove_staff(viewer(), account_id)
    except Refused as refusal:
        adult = staff_member(viewer(), account_id)
        form = ChangeForm(formdata=None, data=_post_of(adult))
        form.offer_classes(classes_for(viewer()))
        form.roles.errors = (str(refusal),)
        return _edit_page(adult, form), WRONG
    flash("They can no longer sign in here.", "done")
    if untaught:
        flash(f"Nobody teaches {' and '.join(untaught)} now. Say who does.", "wait")
    return redirect(url_for("school.staff.index"), 303)


def _post_of(adult: StaffMember) -> dict[str, object]:
    taught = [str(class_id) for class_id in adult.class_ids]
    seen = fingerprint((*adult.roles, *adult.class_ids))
    return {"roles": list(adult.roles), "class_ids": taught, "seen": seen}


def _edit_page(adult: StaffMember, form: ChangeForm, *, overtaken: bool = False) -> str:
    stands = [ROLE_NAMES[role] for role in ROLE_NAMES if role in adult.roles]
    stands += [one.name for one in classes_for(viewer()) if one.id in adult.class_ids]
    return render_template(
        "school/staff/edit.html",
        form=form,
        theirs=", ".join(stands) if overtaken else "",
        adult=adult,
        guard=guards_of(viewer(), [adult])[adult.account_id],
        mail=mail.is_set_up(),
        days=OFFER_STANDS.days,
    )


def _goes_by_mail() -> bool:
    """Whether there is a mail server, and the lead does not want to hand the link over."""
    return mail.is_set_up() and request.form.get("by") != "hand"


def _invited(came: staffing.Arrival) -> str:
    found = secret_link("signin.invitations.new", came.token or "")
    if _goes_by_mail():
        actions.post_invitation(viewer(), came.token or "", found)
        found = ""
    return _link_page(came.account_id, "invitation", found)


def _link_page(account_id: UUID, kind: str, link: str) -> str:
    return render_template(
        "school/staff/link.html",
        adult=staff_member(viewer(), account_id),
        kind=kind,
        link=link,
        days=OFFER_STANDS.days,
    )
