"""Secondary schools that children can go to."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Regexp

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.transition.actions import add_destination
from app.transition.queries import known_destinations
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.viewer import viewer

destinations = Blueprint("destinations", __name__, url_prefix="/destinations")


def digits(text: str | None) -> str:
    """A number as people copy it: `999/4001` and `999 4001` are 9994001."""
    return line(text).replace("/", "").replace(" ", "").replace("-", "")


class DestinationForm(Form):
    """A school as Get Information about Schools names it."""

    name = StringField(
        "Name of the school",
        filters=[line],
        validators=[InputRequired("Write the name of the school."), Length(max=200)],
    )
    urn = StringField(
        "URN",
        description="Six digits. Get Information about Schools shows it.",
        filters=[digits],
        validators=[Regexp(r"\A[0-9]{6}\Z", message="A URN is six digits, such as 999401.")],
    )
    laestab = StringField(
        "LAESTAB (DfE number)",
        description="Seven digits: three of the local authority, four of the school.",
        filters=[digits],
        validators=[
            Regexp(r"\A[0-9]{7}\Z", message="A LAESTAB is seven digits, such as 999/4001.")
        ],
    )


@destinations.route("/new", methods=["GET", "POST"])
@allow(Permission.PACKAGE_MAKE)
def new() -> ResponseReturnValue:
    """Make a school known that is not on the list."""
    form = DestinationForm()
    if form.validate_on_submit():
        name, urn, laestab = form.name.data or "", form.urn.data or "", form.laestab.data or ""
        try:
            add_destination(viewer(), name, urn, laestab)
        except Refused as refusal:
            form.urn.errors = [*form.urn.errors, str(refusal)]
        else:
            flash(f"{name} is on the list. Teachers can choose it now.", "done")
            return redirect(url_for("school.packages.index"), 303)
    page = render_template("school/destinations/new.html", form=form, schools=known_destinations())
    return page, 422 if form.errors else 200
