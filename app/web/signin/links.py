"""An adult who forgot their password chooses a new one, with a link they were given."""

from flask import Blueprint, flash, render_template
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import HiddenField, StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import transactions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.signin.entering import enter, onward
from app.web.signin.new_password import NewPasswordForm

links = Blueprint("links", __name__)
REFUSED = 422
LONGEST_TOKEN = 60


class TokenForm(Form):
    """What stands behind the `#` of a link. Filled in by script from the address."""

    token = StringField(
        _("What stands behind the # of your link"),
        filters=[line],
        validators=[
            InputRequired(_("Copy what stands behind the # of your link.")),
            Length(max=LONGEST_TOKEN),
        ],
    )


class ChoosingForm(NewPasswordForm):
    """A password, chosen with a link."""

    token = HiddenField(filters=[line], validators=[Length(max=LONGEST_TOKEN)])


@links.get("/sign-in/new-password")
@links.post("/sign-in/new-password")
@allow(Permission.OPEN)
def new() -> str | Response | tuple[str, int]:
    """The link's secret is sent by script; then a password is chosen."""
    link, form = TokenForm(), ChoosingForm()
    if not link.validate_on_submit():
        return render_template("signin/links/new.html", form=link)
    token = link.token.data or ""
    try:
        holder = queries.link_holder(token)
        if form.new.raw_data and form.validate():
            session = actions.choose_password(token, form.new.data or "")
            enter(session)
            flash(gettext("Your new password holds from now on."), "done")
            return onward(session)
    except Refused as refusal:
        transactions.keep()
        page = render_template("signin/links/new.html", form=link, wrong=str(refusal))
        return page, REFUSED
    asked = bool(form.new.raw_data)
    page = render_template("signin/links/edit.html", form=form, holder=holder, asked=asked)
    return (page, REFUSED) if asked else page
