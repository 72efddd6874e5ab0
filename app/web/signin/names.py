"""An adult says what children and colleagues call them."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.signin import actions
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.viewer import staff, viewer

names = Blueprint("names", __name__)
WRONG = 422


class NameForm(Form):
    """One name, at every school of theirs."""

    name = StringField(
        _("Your name"),
        description=_("As children know you: Miss Ahmed, Mr Cole."),
        filters=[line],
        validators=[
            InputRequired(_("Write your name.")),
            Length(max=200, message=_("Keep the name to 200 characters.")),
        ],
    )


@names.get("/sign-in/name")
@names.post("/sign-in/name")
@allow(Permission.STAFF_SELF)
def edit() -> str | Response | tuple[str, int]:
    """Put right what whoever invited them wrote, or a name that has changed."""
    here = staff()
    form = NameForm(data={"name": here.name if here else ""})
    if form.validate_on_submit():
        actions.change_own_name(viewer(), form.name.data or "")
        flash(gettext("That is your name from now on, also beside what you wrote before."), "done")
        return redirect(url_for("signin.account.index"), 303)
    page = render_template("signin/names/edit.html", form=form)
    return (page, WRONG) if form.errors else page
