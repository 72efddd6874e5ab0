"""A class is opened on a tablet with the code of the day, typed or read from a QR picture."""

from flask import Blueprint, Response, make_response, redirect, render_template, session, url_for

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.signin import actions, queries
from app.web import devices, transactions
from app.web.class_code import ClassCodeForm
from app.web.guard import allow
from app.web.viewer import STAFF, viewer

tablets = Blueprint("tablets", __name__)
REFUSED = 422


@tablets.get("/open")
@tablets.post("/open")
@allow(Permission.OPEN)
def new() -> Response:
    """Open a class here. An adult who was signed in on this device no longer is."""
    form = ClassCodeForm()
    if not form.validate_on_submit():
        return make_response(render_template("signin/tablets/new.html", form=form))
    try:
        entered = actions.enter_tablet(form.code.data or "", devices.address(), devices.known_as())
    except Refused as refusal:
        transactions.keep()
        page = render_template("signin/tablets/new.html", form=form, wrong=str(refusal))
        return make_response(page, REFUSED)
    if token := session.get(STAFF):
        actions.leave_device(viewer(), token)
    devices.open_here(entered.token)
    response = make_response(redirect(url_for("signin.pupils.index"), 303))
    return devices.remember(response, queries.school_of(entered.token) or 0, entered.tablet_id)
