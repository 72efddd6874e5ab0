"""How it looks: kept with the child, and there on whichever tablet they pick up."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import BooleanField, StringField
from wtforms.validators import AnyOf

from app.access.permissions import Permission
from app.schools.actions.looks import change_look
from app.schools.looks import BACKGROUNDS, FONTS, SIZES, SPACINGS
from app.web.forms import Form
from app.web.guard import allow
from app.web.viewer import child, viewer

looks = Blueprint("looks", __name__, url_prefix="/look")


class LookForm(Form):
    """What can be chosen. Nothing here says why."""

    background = StringField(validators=[AnyOf(BACKGROUNDS)])
    size = StringField(validators=[AnyOf(SIZES)])
    spacing = StringField(validators=[AnyOf(SPACINGS)])
    font = StringField(validators=[AnyOf(FONTS)])
    calm = BooleanField()


@looks.route("/", methods=["GET", "POST"])
@allow(Permission.LOG_WRITE_OWN)
def edit() -> ResponseReturnValue:
    """Background, size, spacing, letters and calm."""
    here = child()
    form = LookForm(obj=here.look if here else None)
    if form.validate_on_submit():
        change_look(
            viewer(),
            background=form.background.data or "",
            size=form.size.data or "",
            spacing=form.spacing.data or "",
            font=form.font.data or "",
            calm=form.calm.data,
        )
        flash(_("Your pages look like this now."), "done")
        return redirect(url_for(".edit"), 303)
    return render_template("pupil/looks/edit.html", form=form)
