"""Beginnings of comments that an adult keeps, to put in with one tap."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.learning_log.queries import entry_for
from app.reviews import actions
from app.reviews.queries import starters_of
from app.web.forms import Form, line
from app.web.guard import allow
from app.web.navigation import class_at_hand
from app.web.teacher.review_desk import desk, room_of
from app.web.teacher.review_form import STARTERS, ReviewForm
from app.web.viewer import viewer

starters = Blueprint("starters", __name__)
WRONG = 422
KEPT = "Kept. It appears above the comment box from now on."


class StarterForm(Form):
    """One starter."""

    words = StringField(
        "A new starter",
        filters=[line],
        validators=[
            InputRequired("Write the beginning of a comment first."),
            Length(
                max=actions.LONGEST_STARTER,
                message=f"That is long for a starter. Keep to {actions.LONGEST_STARTER} "
                "characters.",
            ),
        ],
    )


@starters.get("/starters")
@allow(Permission.REVIEW_WRITE)
def index() -> str:
    """The viewer's own, and those that everybody has."""
    return _page(StarterForm(formdata=None))


@starters.post("/starters")
@allow(Permission.REVIEW_WRITE)
def new() -> ResponseReturnValue:
    """Keep one more. Also the undo of removing one."""
    form = StarterForm()
    if not form.validate():
        return _page(form), WRONG
    try:
        actions.keep_starter(viewer(), form.words.data or "")
    except Refused as refusal:
        return _page(form, str(refusal)), WRONG
    return redirect(url_for("teacher.starters.index"), 303)


@starters.post("/entries/<uuid:entry_id>/starter")
@allow(Permission.REVIEW_WRITE)
def keep(entry_id: UUID) -> ResponseReturnValue:
    """Keep what stands in the comment, and go on with it."""
    entry, form = entry_for(viewer(), entry_id), ReviewForm()
    try:
        actions.keep_starter(viewer(), line(form.words.data))
    except Refused as refusal:
        return desk(room_of(entry), entry_id, form, wrong=str(refusal)), WRONG
    return desk(room_of(entry), entry_id, form, told=KEPT)


@starters.post("/starters/<uuid:starter_id>/remove")
@allow(Permission.REVIEW_WRITE)
def remove(starter_id: UUID) -> str:
    """Let go of one. The offer to undo holds its words, which belong in no cookie."""
    words = actions.remove_starter(viewer(), starter_id)
    return _page(StarterForm(formdata=None), removed=words)


def _page(form: StarterForm, wrong: str = "", removed: str = "") -> str:
    return render_template(
        "teacher/starters/index.html",
        mine=starters_of(viewer()),
        shipped=STARTERS,
        room=class_at_hand(),
        form=form,
        wrong=wrong,
        removed=removed,
    )
