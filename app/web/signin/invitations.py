"""An adult takes the place that a school offers them, with the link they were given."""

from flask import Blueprint, flash, render_template
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField
from wtforms.validators import Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import transactions
from app.web.forms import line
from app.web.guard import allow
from app.web.signin.entering import enter, onward
from app.web.signin.links import TokenForm
from app.web.signin.new_password import NewPasswordForm

invitations = Blueprint("invitations", __name__)
REFUSED = 422


class JoiningForm(NewPasswordForm):
    """A password; and the one they have, of somebody with an account at another school."""

    token = HiddenField(filters=[line], validators=[Length(max=60)])
    now = PasswordField(_("Your password now"), validators=[Length(max=200)])


@invitations.get("/sign-in/invitation")
@invitations.post("/sign-in/invitation")
@allow(Permission.OPEN)
def new() -> str | Response | tuple[str, int]:
    """The link's secret is sent by script; then a password is chosen, and the place taken."""
    link, form, wrong = TokenForm(), JoiningForm(), ""
    if not link.validate_on_submit():
        return render_template("signin/invitations/new.html", form=link)
    token, asked = link.token.data or "", bool(form.new.raw_data)
    try:
        offer = queries.offer_with(token)
    except Refused as refusal:
        page = render_template("signin/invitations/new.html", form=link, wrong=str(refusal))
        return page, REFUSED
    if asked and form.validate():
        try:
            session = actions.accept(token, form.new.data or "", form.now.data or "")
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            enter(session)
            flash(gettext("You have joined %(school)s.", school=offer.school_name), "done")
            return onward(session)
    about = {"offer": offer, "wrong": wrong, "asked": asked}
    page = render_template("signin/invitations/edit.html", form=form, **about)
    return (page, REFUSED) if asked else page
