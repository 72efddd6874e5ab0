"""Worried about this page? In one tap, whoever leads safeguarding is told; then words, if any."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.learning_log.queries import LogEntry, entry_for
from app.safeguarding.actions import LONGEST_WORDS, raise_concern, say_why
from app.safeguarding.queries import keepers_of, own_concern_on
from app.schools.queries import pupil_for
from app.web.forms import Form, lines
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.page_reading import title_of
from app.web.teacher.review_desk import desk, keep_worry, room_of
from app.web.teacher.review_form import ReviewForm
from app.web.telling import tell_about
from app.web.viewer import viewer

concerns = Blueprint("concerns", __name__)
WRONG = 422
TOLD = "{who} can now read your concern. If a child may be in danger now, go to them in person."


WITH_IT = "Your words are with your concern about {child}’s page."


class WorryForm(Form):
    """What worries the one who raised a concern."""

    worry = TextAreaField(
        "What worries you?",
        filters=[lines],
        validators=[Length(max=LONGEST_WORDS, message=f"Keep to {LONGEST_WORDS} characters.")],
    )


@concerns.post("/entries/<uuid:entry_id>/concern")
@allow(Permission.CONCERN_RAISE)
def new(entry_id: UUID) -> str:
    """One tap raises it. From the desk, the desk stays, with what was written so far."""
    entry = entry_for(viewer(), entry_id)
    raise_concern(viewer(), "entry", entry.id, entry.revision, entry.pupil_id)
    if "revision" in request.form:
        told = TOLD.format(who=keepers_of(viewer()).who)
        return desk(room_of(entry), entry_id, ReviewForm(), told=told)
    return _page(entry, WorryForm(formdata=None))


@concerns.post("/entries/<uuid:entry_id>/concern/words")
@allow(Permission.CONCERN_RAISE)
def edit(entry_id: UUID) -> ResponseReturnValue:
    """Add what worries one, or change it until somebody has taken it up."""
    if "revision" in request.form:
        return _from_desk(entry_id)
    entry, form = entry_for(viewer(), entry_id), WorryForm()
    mine, wrong = own_concern_on(viewer(), "entry", entry_id), ""
    if mine is not None and form.validate():
        try:
            say_why(viewer(), mine.id, form.worry.data or "")
        except Refused as refusal:
            wrong = str(refusal)
        else:
            tell_about(entry.pupil_id, WITH_IT)
            return redirect(url_for("teacher.entries.show", entry_id=entry_id), 303)
    return _page(entry, form, wrong), WRONG


def _from_desk(entry_id: UUID) -> ResponseReturnValue:
    entry, form = entry_for(viewer(), entry_id), ReviewForm()
    try:
        if form.validate():
            keep_worry(entry_id, form)
    except Refused as refusal:
        return desk(room_of(entry), entry_id, form, wrong=str(refusal)), WRONG
    if form.errors:
        return desk(room_of(entry), entry_id, form), WRONG
    return desk(room_of(entry), entry_id, form, told="Your words are with your concern.")


def _page(entry: LogEntry, form: WorryForm, wrong: str = "") -> str:
    pupil = pupil_for(viewer(), entry.pupil_id)
    at_class(pupil.class_id)
    return render_template(
        "teacher/concerns/new.html",
        entry=entry,
        pupil=pupil,
        title=title_of(entry),
        mine=own_concern_on(viewer(), "entry", entry.id),
        keepers=keepers_of(viewer()),
        form=form,
        wrong=wrong,
    )
