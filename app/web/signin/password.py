"""An adult changes their own password."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import PasswordField
from wtforms.validators import EqualTo, InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, passwords
from app.web import transactions
from app.web.forms import Form
from app.web.guard import allow
from app.web.landing import place_of
from app.web.signin.entering import enter
from app.web.signin.staff import has_a_choice
from app.web.viewer import staff, viewer

password = Blueprint("password", __name__)
REFUSED = 422


class PasswordForm(Form):
    """The password one has, and the one to have, twice."""

    now = PasswordField(
        _("Your password now"),
        validators=[InputRequired(_("Type the password you signed in with.")), Length(max=200)],
    )
    new = PasswordField(
        _("New password"),
        description=_("10 characters or more. Three words that do not belong together do well."),
        validators=[
            InputRequired(_("Choose a new password.")),
            Length(
                min=passwords.SHORTEST,
                max=passwords.LONGEST,
                message=_("Choose a password of 10 characters or more."),
            ),
        ],
    )
    again = PasswordField(
        _("New password again"),
        validators=[EqualTo("new", _("The two new passwords are not the same. Type both again."))],
    )


@password.get("/sign-in/password")
@password.post("/sign-in/password")
@allow(Permission.STAFF_SELF)
def edit() -> str | Response | tuple[str, int]:
    """Change it. This device stays signed in, with a new session; every other one is signed out.

    Who came in with a password that somebody else made sees nothing but this page before.
    """
    form, wrong = PasswordForm(), ""
    here = staff()
    first = here is not None and here.password_is_temporary
    if form.validate_on_submit():
        try:
            token = actions.change_own_password(viewer(), form.now.data or "", form.new.data or "")
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            enter(token)
            flash(gettext("Your password is changed. Other devices are signed out."), "done")
            if first and has_a_choice(viewer().person):
                return redirect(url_for("signin.schools.index"), 303)
            return redirect(place_of(viewer()) or "/", 303)
    page = render_template("signin/password/edit.html", form=form, wrong=wrong, first=first)
    return (page, REFUSED) if wrong or form.errors else page
