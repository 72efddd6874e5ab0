"""An adult sets up a second factor, prints recovery codes, and turns it off."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from cryptography.exceptions import InvalidTag
from flask import Blueprint, flash, redirect, render_template, session, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response
from wtforms import HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation import clock
from app.foundation.errors import Refused
from app.foundation.sealing import KeysMissing, keyring
from app.signin import actions, queries
from app.signin.factors import address_for_app, new_secret
from app.signin.queries.factors import factor_place
from app.web import transactions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.qr import qr_svg
from app.web.rendering import APP_NAME
from app.web.viewer import STAFF, staff, viewer

factors = Blueprint("factors", __name__)
REFUSED = 422


class SetUpForm(Form):
    """The first code. The secret that the app is given comes along, sealed for this adult."""

    sealed = HiddenField(validators=[Length(max=400)])
    code = StringField(
        _("The six digits that the app shows now"),
        filters=[line],
        validators=[InputRequired(_("Type the six digits that the app shows.")), Length(max=20)],
    )


class PasswordForm(Form):
    """Whoever is only at an unlocked computer does not know the password."""

    password = PasswordField(
        _("Your password"), validators=[InputRequired(_("Type your password.")), Length(max=200)]
    )


@factors.get("/sign-in/factor")
@factors.post("/sign-in/factor")
@allow(Permission.STAFF_SELF)
def new() -> str | Response | tuple[str, int]:
    """Show the picture for the app; once the app answers, the recovery codes, in this answer."""
    if queries.own_factor(viewer()).is_set_up:
        return redirect(url_for("signin.account.index"), 303)
    form, wrong = SetUpForm(), ""
    secret = _secret_of(form.sealed.data) if form.is_submitted() else new_secret()
    if form.validate_on_submit():
        try:
            made = actions.set_up_factor(viewer(), session[STAFF], secret, form.code.data or "")
        except Refused as refusal:
            wrong = str(refusal)
        else:
            return render_template("signin/factors/codes.html", codes=made, first=True)
    form.sealed.data, form.sealed.raw_data = _sealed(secret), None
    page = _set_up_page(form, secret, wrong)
    return (page, REFUSED) if wrong or form.errors else page


@factors.get("/sign-in/factor/recovery-codes")
@factors.post("/sign-in/factor/recovery-codes")
@allow(Permission.STAFF_SELF)
def renew() -> str | Response | tuple[str, int]:
    """Ten new recovery codes, in this answer, for the password; those before stop working."""
    if not queries.own_factor(viewer()).is_set_up:
        return redirect(url_for("signin.factors.new"), 303)
    form, wrong = PasswordForm(), ""
    if form.validate_on_submit():
        try:
            made = actions.renew_recovery_codes(viewer(), form.password.data or "")
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            return render_template("signin/factors/codes.html", codes=made, first=False)
    page = render_template("signin/factors/renew.html", form=form, wrong=wrong)
    return (page, REFUSED) if wrong or form.errors else page


@factors.get("/sign-in/factor/off")
@factors.post("/sign-in/factor/off")
@allow(Permission.STAFF_SELF)
def remove() -> str | Response | tuple[str, int]:
    """Turn it off, with the password: to use another phone, or none."""
    form, wrong = PasswordForm(), ""
    if form.validate_on_submit():
        try:
            actions.turn_off_factor(viewer(), form.password.data or "")
        except Refused as refusal:
            transactions.keep()
            wrong = str(refusal)
        else:
            flash(gettext("The second factor is off. Your recovery codes are void."), "done")
            return redirect(url_for("signin.account.index"), 303)
    page = render_template("signin/factors/remove.html", form=form, wrong=wrong)
    return (page, REFUSED) if wrong or form.errors else page


def _set_up_page(form: SetUpForm, secret: str, wrong: str) -> str:
    here = staff()
    due_at = here.factor_due_at if here else None
    address = address_for_app(secret, queries.own_email(viewer()), APP_NAME)
    return render_template(
        "signin/factors/new.html",
        form=form,
        wrong=wrong,
        qr=qr_svg(address, gettext("A QR picture for the authenticator app")),
        secret=secret,
        due_at=due_at,
        late=due_at is not None and due_at <= clock.now(),
    )


def _sealed(secret: str) -> str:
    return urlsafe_b64encode(
        keyring().seal(secret.encode(), factor_place(viewer().person))
    ).decode()


def _secret_of(sealed: str | None) -> str:
    """What this page gave out for this adult; nobody chooses a secret of their own."""
    try:
        raw = urlsafe_b64decode((sealed or "").encode())
        return keyring().open(raw, factor_place(viewer().person)).decode()
    except (ValueError, IndexError, InvalidTag, KeysMissing) as nonsense:
        raise BadRequest from nonsense
