"""An adult changes their own password."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions
from app.web import transactions
from app.web.guard import allow
from app.web.kept_forms import page_for
from app.web.landing import place_of
from app.web.signin.entering import enter, has_a_choice
from app.web.signin.new_password import NewPasswordForm
from app.web.viewer import STAFF, staff, viewer

password = Blueprint("password", __name__)
REFUSED = 422


class PasswordForm(NewPasswordForm):
    """The password one has, and the one to have, twice."""

    now = PasswordField(
        _("Your password now"),
        validators=[InputRequired(_("Type the password you signed in with.")), Length(max=200)],
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
            given = (form.now.data or "", form.new.data or "")
            token = actions.change_own_password(viewer(), session[STAFF], *given)
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            enter(token)
            flash(gettext("Your password is changed. Other devices are signed out."), "done")
            if waiting := page_for(viewer().person):
                return redirect(waiting, 303)
            if first and has_a_choice(viewer().person):
                return redirect(url_for("signin.schools.index"), 303)
            return redirect(place_of(viewer()) or "/", 303)
    page = render_template("signin/password/edit.html", form=form, wrong=wrong, first=first)
    return (page, REFUSED) if wrong or form.errors else page
