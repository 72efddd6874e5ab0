"""Adults sign in with email and password, and out."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, session, url_for
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.access.viewer import Role
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import transactions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.landing import landing_place
from app.web.signin.entering import enter
from app.web.viewer import STAFF, viewer

staff = Blueprint("staff", __name__)
REFUSED = 422


class StaffForm(Form):
    """Who an adult says they are."""

    email = EmailField(
        _("Email"),
        filters=[line],
        validators=[InputRequired(_("Type your email address.")), Length(max=254)],
    )
    password = PasswordField(
        _("Password"), validators=[InputRequired(_("Type your password.")), Length(max=200)]
    )


@staff.get("/sign-in")
@staff.post("/sign-in")
@allow(Permission.OPEN)
def new() -> str | Response | tuple[str, int]:
    """Sign in. What was in the cookie before is gone: a planted session is worth nothing."""
    form = StaffForm()
    if not form.validate_on_submit():
        return render_template("signin/staff/new.html", form=form)
    try:
        token = actions.sign_in_staff(form.email.data or "", form.password.data or "")
    except Refused as refusal:
        transactions.keep()
        page = render_template("signin/staff/new.html", form=form, wrong=str(refusal))
        return page, REFUSED
    enter(token)
    return _onward(token)


@staff.post("/sign-out")
@allow(Permission.STAFF_SELF)
def remove() -> Response:
    """Sign out: the session ends on the server, so a copied cookie is worth nothing either."""
    actions.sign_out_staff(viewer(), session[STAFF])
    session.clear()
    return redirect(url_for("public.home.index"), 303)


def _onward(token: str) -> Response:
    """To the choice of a school where there is one, else to where the adult works."""
    here = queries.staff_at(token)
    if here is None or has_a_choice(here.account_id):
        return redirect(url_for("signin.schools.index"), 303)
    place = landing_place(frozenset(Role(role) for role in here.roles))
    return redirect(place or url_for("public.home.index"), 303)


def has_a_choice(account_id: UUID) -> bool:
    """Whether an adult works in several schools, or may join another."""
    return len(queries.posts_of(account_id)) > 1 or bool(queries.offers_to(account_id))
