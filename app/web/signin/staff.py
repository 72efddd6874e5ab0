"""Adults sign in with email and password, and out."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import devices, transactions
from app.web.browsers import browser
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.rendering import day
from app.web.signin.entering import enter, onward
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
    told = {"kept": _waits_here(), "lost": "lost" in request.args}
    if not form.validate_on_submit():
        return render_template("signin/staff/new.html", form=form, **told)
    given = (form.email.data or "", form.password.data or "")
    try:
        token = actions.sign_in_staff(*given, address=devices.address())
    except Refused as refusal:
        transactions.keep()
        page = render_template("signin/staff/new.html", form=form, wrong=str(refusal), **told)
        return page, REFUSED
    enter(token)
    _tell(token)
    return onward(token)


@staff.post("/sign-out")
@allow(Permission.STAFF_SELF)
def remove() -> Response:
    """Sign out: the session ends on the server, so a copied cookie is worth nothing either."""
    actions.sign_out_staff(viewer(), session[STAFF])
    session.clear()
    return redirect(url_for("public.home.index"), 303)


def _waits_here() -> bool:
    """Whether something that was sent from this browser after a sign-out waits for its writer."""
    return bool(browser() and queries.waiting_in(browser()))


def _tell(token: str) -> None:
    """What an adult should know who comes in now: of their second factor, gone or due."""
    if (here := queries.staff_at(token)) is None:
        return
    if reset_at := actions.tell_of_reset(here.account_id):
        words = gettext(
            "Your second factor was turned off for you on %(day)s. If you did not ask for that, "
            "tell your school lead. Set it up again on the page My account.",
            day=day(reset_at),
        )
        flash(words, "wait")
    elif here.factor == "none" and here.factor_due_at:
        words = gettext(
            "From %(day)s on, a code from an app is asked besides your password. Set it up on "
            "the page My account.",
            day=day(here.factor_due_at),
        )
        flash(words, "wait")
