"""Which kind of pages a child gets: as their year has it, simpler, or with all the words."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.schools.actions.looks import set_mode
from app.schools.queries import mode_of, pupil_for
from app.web.as_seen import OVERTAKEN, SeenForm, fingerprint, one_at_a_time
from app.web.forms import line
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.telling import tell_about
from app.web.viewer import viewer

modes = Blueprint("modes", __name__)
WRONG = 422
KINDS = (
    ("by-age", "By year", "Reception to Year 2 get the simple pages, older children the others."),
    ("simple", "Simple pages", "Pictures, drawing and listening. No reading or typing is needed."),
    ("full", "Pages with more words", "Reading and writing, as in Years 3 to 6."),
)
"""The slug, its words, and what it means."""


class ModeForm(SeenForm):
    """One of the three."""

    mode = StringField("Kind of pages", filters=[line])


@modes.route("/pupils/<uuid:pupil_id>/pages", methods=["GET", "POST"])
@allow(Permission.REVIEW_WRITE)
def edit(pupil_id: UUID) -> ResponseReturnValue:
    """Choose one of the three; the child gets it with the next page they open."""
    pupil = pupil_for(viewer(), pupil_id)
    at_class(pupil.class_id)
    one_at_a_time(pupil_id)
    stands, told = mode_of(viewer(), pupil_id), {}
    form = ModeForm(data={"mode": stands, "seen": fingerprint([stands])})
    status = 200
    if form.validate_on_submit():
        if form.is_overtaken([stands]) and form.mode.data != stands:
            told, status = {"theirs": stands}, OVERTAKEN
        else:
            try:
                set_mode(viewer(), pupil_id, form.mode.data or "")
            except Refused as refusal:
                told, status = {"wrong": str(refusal)}, WRONG
            else:
                tell_about(pupil_id, "{child}’s pages are set.")
                return redirect(url_for("teacher.entries.index", pupil_id=pupil_id), 303)
    page = render_template("teacher/modes/edit.html", pupil=pupil, form=form, kinds=KINDS, **told)
    return page, status
