"""What a tablet is called, so that "Tablet 4" is the one with a 4 on its case."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.schools.queries import class_for
from app.signin import actions, queries
from app.signin.actions.tablets import LONGEST_NAME
from app.web.as_seen import OVERTAKEN, SeenForm, fingerprint, one_at_a_time
from app.web.forms import line
from app.web.guard import allow
from app.web.viewer import viewer

tablets = Blueprint("tablets", __name__)
WRONG = 422


class TabletForm(SeenForm):
    """A tablet's name."""

    name = StringField(
        lazy_gettext("What is this tablet called?"),
        description=lazy_gettext("Best is what is written on its case: Blue 4."),
        filters=[line],
        validators=[InputRequired(lazy_gettext("Write a name.")), Length(max=LONGEST_NAME)],
    )


@tablets.get("/<uuid:class_id>/tablets/<uuid:tablet_id>")
@tablets.post("/<uuid:class_id>/tablets/<uuid:tablet_id>")
@allow(Permission.CLASS_OPEN)
def edit(class_id: UUID, tablet_id: UUID) -> Response | tuple[str, int]:
    """Rename a tablet. Its name is the same for every class."""
    school_class = class_for(viewer(), class_id)
    one_at_a_time(tablet_id)
    tablet = queries.tablet_for(viewer(), tablet_id)
    form, wrong = TabletForm(name=tablet.name, seen=fingerprint([tablet.name])), ""
    overtaken = False
    if form.validate_on_submit():
        overtaken = form.is_overtaken([tablet.name]) and form.name.data != tablet.name
    if form.is_submitted() and not form.errors and not overtaken:
        try:
            actions.rename_tablet(viewer(), tablet_id, form.name.data or "")
        except Refused as refusal:
            wrong = str(refusal)
        else:
            flash(_("The tablet is called %(name)s.", name=form.name.data), "done")
            return redirect(url_for("teacher.sittings.index", class_id=class_id), 303)
    page = render_template(
        "teacher/tablets/edit.html",
        form=form,
        tablet=tablet,
        school_class=school_class,
        wrong=wrong,
        overtaken=overtaken,
    )
    return page, OVERTAKEN if overtaken else WRONG if wrong or form.errors else 200
