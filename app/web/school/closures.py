"""The days without school: holidays, training days, a burst pipe."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import StringField
from wtforms.validators import InputRequired, Length, Optional

from app.access.permissions import Permission
from app.foundation import clock
from app.foundation.errors import Refused
from app.schools.actions.closures import close_school, open_school, years_shown
from app.schools.queries import closures_between
from app.schools.school_days import spans_of
from app.web.days import WRITTEN, Day
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.undo import offer_undo
from app.web.viewer import viewer

closures = Blueprint("closures", __name__)
WRONG = 422


class ClosureForm(Form):
    """From when to when there is no school, and why."""

    first = Day(
        "First day without school",
        format=WRITTEN,
        validators=[InputRequired("Choose the first day.")],
    )
    last = Day(
        "Last day without school",
        description="Leave it empty for a single day.",
        format=WRITTEN,
        validators=[Optional()],
    )
    what = StringField(
        "What is it?",
        description="Such as “Half-term” or “Training day”.",
        filters=[line],
        validators=[Length(max=60, message="Keep it to 60 characters.")],
    )


@closures.get("/closed-days")
@closures.post("/closed-days")
@allow(Permission.SCHOOL_SET_UP)
def index() -> Response | tuple[str, int]:
    """The days without school of this year and the next; more can be added."""
    form = ClosureForm()
    if form.validate_on_submit():
        first = form.first.data or clock.today()
        try:
            days = close_school(viewer(), first, form.last.data or first, form.what.data or "")
        except Refused as refusal:
            form.last.errors = [str(refusal)]
        else:
            flash(_told(*days), "done")
            return redirect(url_for("school.closures.index"), 303)
    known = closures_between(viewer(), *years_shown())
    page = render_template(
        "school/closures/index.html", form=form, spans=spans_of(known), days=len(known)
    )
    return page, WRONG if form.is_submitted() else 200


@closures.post("/closed-days/remove")
@allow(Permission.SCHOOL_SET_UP)
def remove() -> Response:
    """There is school after all, with the offer to undo."""
    back = redirect(url_for("school.closures.index"), 303)
    try:
        first, last = (date.fromisoformat(request.form.get(name, "")) for name in ("first", "last"))
    except ValueError:
        return back
    gone = spans_of(open_school(viewer(), first, last))
    if gone:
        fields: dict[str, Any] = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "what": gone[0].words,
        }
        there = url_for("school.closures.index")
        offer_undo("These days count as school days again.", there, **fields)
    return back


def _told(new: int, known: int) -> str:
    """What adding did: days that were marked before only change what they are called."""
    words = f"{new} {'day' if new == 1 else 'days'} without school added."
    if known == 1:
        words += " 1 day was there before, and has a new name."
    elif known:
        words += f" {known} days were there before, and have a new name."
    return words
