"""The second factor is asked for: nothing else opens before, but signing out."""

from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions
from app.web import transactions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.landing import place_of
from app.web.signin.entering import onward
from app.web.viewer import STAFF, staff, viewer

codes = Blueprint("codes", __name__)
REFUSED = 422


class CodeForm(Form):
    """A code of the app, or a recovery code."""

    code = StringField(
        _("Code"),
        filters=[line],
        validators=[InputRequired(_("Type the code that your app shows.")), Length(max=40)],
    )


@codes.get("/sign-in/code")
@codes.post("/sign-in/code")
@allow(Permission.STAFF_SELF)
def new() -> str | Response | tuple[str, int]:
    """Give the code, and go on."""
    form, wrong, here = CodeForm(), "", staff()
    if here is None or here.factor != "asked":
        return redirect(place_of(viewer()) or "/", 303)
    if form.validate_on_submit():
        try:
            recovery = actions.prove_factor(viewer(), session[STAFF], form.code.data or "")
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            if recovery:
                flash(gettext("That recovery code is used up. Here is how many are left."), "wait")
                return redirect(url_for("signin.account.index"), 303)
            return onward(session[STAFF])
    page = render_template("signin/codes/new.html", form=form, wrong=wrong)
    return (page, REFUSED) if wrong or form.errors else page
