"""An adult with an account joins another school, with the code that its lead handed over."""

from flask import Blueprint, flash, redirect, render_template
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions
from app.web import transactions
from app.web.forms import line
from app.web.guard import allow
from app.web.signin.entering import enter, place_with
from app.web.signin.password import PasswordForm
from app.web.viewer import viewer

joining = Blueprint("joining", __name__)
REFUSED = 422


class JoiningForm(PasswordForm):
    """The code, and a password that nobody else knows in the place of the one before."""

    code = StringField(
        _("Joining code"),
        filters=[line],
        validators=[InputRequired(_("Type the code you were given.")), Length(max=60)],
    )


@joining.get("/sign-in/join")
@joining.post("/sign-in/join")
@allow(Permission.STAFF_SELF)
def new() -> str | Response | tuple[str, int]:
    """Join, and go there. Every other device is signed out."""
    form, wrong = JoiningForm(), ""
    if form.validate_on_submit():
        given = (form.code.data or "", form.now.data or "", form.new.data or "")
        try:
            token = actions.join_school(viewer(), *given)
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            enter(token)
            flash(gettext("You have joined. Sign in with your new password from now on."), "done")
            return redirect(place_with(token), 303)
    page = render_template("signin/joining/new.html", form=form, wrong=wrong)
    return (page, REFUSED) if wrong or form.errors else page
