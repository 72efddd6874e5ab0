"""A child signs in with a printed card. Its token arrives behind the `#`, which no log sees."""

from flask import Blueprint, Response, make_response, redirect, render_template, session, url_for
from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import devices, transactions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.headers import allow_camera
from app.web.viewer import STAFF, viewer

cards = Blueprint("cards", __name__)
REFUSED = 422


class CardForm(Form):
    """What a card says. Filled in by script from the address."""

    token = StringField(
        _("What the card says"), filters=[line], validators=[InputRequired(), Length(max=60)]
    )


@cards.get("/card")
@cards.post("/card")
@allow(Permission.OPEN)
def new() -> Response:
    """How to use a card, or the child's own pages for one that works."""
    form = CardForm()
    allow_camera()
    if not form.validate_on_submit():
        return make_response(render_template("signin/cards/new.html", form=form))
    try:
        entered = actions.sign_in_with_card(
            viewer(), form.token.data or "", devices.address(), devices.known_as()
        )
    except Refused as refusal:
        transactions.keep()
        form.token.data = ""
        page = render_template("signin/cards/new.html", form=form, wrong=str(refusal))
        return make_response(page, REFUSED)
    if token := session.get(STAFF):
        actions.leave_device(viewer(), token)
    devices.seat(entered.token)
    response = make_response(redirect(url_for("pupil.home.index"), 303))
    return devices.remember(response, queries.school_of(entered.token) or 0, entered.tablet_id)
