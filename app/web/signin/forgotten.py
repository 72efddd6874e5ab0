"""An adult who forgot their password asks for a link by mail. A stranger is told the same."""

from datetime import timedelta

from flask import Blueprint, render_template, request
from flask_babel import lazy_gettext as _
from wtforms import EmailField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation import mail
from app.signin.actions import ask_for_password_link
from app.web.flood import Flood
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.links import secret_link

forgotten = Blueprint("forgotten", __name__)
WRONG, TOO_MANY = 422, 429
ASKED = Flood(most=60, within=timedelta(minutes=10))
"""A school of eighty adults who all forgot theirs in one break is not thought of."""


class ForgottenForm(Form):
    """The address that somebody signs in with."""

    email = EmailField(
        _("Email"),
        filters=[line],
        validators=[InputRequired(_("Type your email address.")), Length(max=254)],
    )


@forgotten.get("/sign-in/forgotten")
@forgotten.post("/sign-in/forgotten")
@allow(Permission.OPEN)
def new() -> str | tuple[str, int]:
    """Say how one comes by a new password; where there is mail, ask for it here."""
    form = ForgottenForm()
    asked, address = False, request.remote_addr or ""
    if mail.is_set_up() and form.validate_on_submit():
        if ASKED.is_on(address):
            page = render_template("signin/forgotten/new.html", form=form, mail=True, busy=True)
            return page, TOO_MANY
        ASKED.note(address)
        ask_for_password_link(form.email.data or "", secret_link("signin.links.new"))
        asked = True
    page = render_template(
        "signin/forgotten/new.html", form=form, mail=mail.is_set_up(), asked=asked
    )
    return (page, WRONG) if form.errors else page
