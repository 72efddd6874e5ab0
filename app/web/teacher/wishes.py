"""What children ask about their pages, and the pages that were put away."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField
from wtforms.validators import Length

from app.access.permissions import Permission
from app.foundation.errors import Conflict, NotFound, Refused
from app.learning_log import actions
from app.learning_log.actions.wishes import MOST_WORDS, TOO_LONG
from app.learning_log.queries import LogEntry, open_wishes
from app.learning_log.queries.entries import entry_ever
from app.schools.queries import class_for
from app.web.forms import Form, lines
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.page_reading import WORDS
from app.web.teacher.wish_lists import asked_list, shown_of
from app.web.telling import tell_about
from app.web.undo import offer_undo
from app.web.viewer import viewer

wishes = Blueprint("wishes", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422


class AnswerForm(Form):
    """A sentence for the child; needed when the page stays."""

    words = TextAreaField(
        "A sentence for the child",
        filters=[lines],
        validators=[Length(max=MOST_WORDS, message=TOO_LONG)],
    )


@wishes.get("/<uuid:class_id>/asked")
@wishes.post("/<uuid:class_id>/asked")
@allow(Permission.REVIEW_WRITE)
def index(class_id: UUID) -> str:
    """What is asked, or what is put away and can be brought back. Posted to by a search."""
    return _page(class_id)


@wishes.post("/entries/<uuid:entry_id>/grant")
@allow(Permission.REVIEW_WRITE)
def grant(entry_id: UUID) -> ResponseReturnValue:
    """Yes: put it away, with the offer to undo; or it was changed together."""
    entry, form = _asked_about(entry_id), AnswerForm()
    asked = open_wishes(viewer(), [entry_id]).get(entry_id)
    if asked is None:
        return _late(entry, form)
    if not form.validate():
        return _page(entry.class_id, entry_id, form), WRONG
    try:
        actions.grant_wish(viewer(), entry_id, form.words.data or "")
    except Conflict:
        return _late(entry, form)
    except Refused as refusal:
        return _page(entry.class_id, entry_id, form, str(refusal)), WRONG
    if asked.wish == "remove":
        undoing = url_for("teacher.entries.restore", entry_id=entry_id)
        offer_undo("{child}’s page is put away.", undoing, entry.pupil_id)
    else:
        tell_about(entry.pupil_id, "{child} is told that you said yes.")
    return redirect(asked_list(entry.class_id).here, 303)


@wishes.post("/entries/<uuid:entry_id>/decline")
@allow(Permission.REVIEW_WRITE)
def decline(entry_id: UUID) -> ResponseReturnValue:
    """No: the page stays, and the child is told why."""
    entry, form = _asked_about(entry_id), AnswerForm()
    if entry_id not in open_wishes(viewer(), [entry_id]):
        return _late(entry, form)
    if not form.validate():
        return _page(entry.class_id, entry_id, form), WRONG
    try:
        actions.decline_wish(viewer(), entry_id, form.words.data or "")
    except Conflict:
        return _late(entry, form)
    except Refused as refusal:
        return _page(entry.class_id, entry_id, form, str(refusal)), WRONG
    tell_about(entry.pupil_id, "The page stays. {child} is told why.")
    return redirect(asked_list(entry.class_id).here, 303)


def _asked_about(entry_id: UUID) -> LogEntry:
    """The page, also when a colleague has put it away meanwhile; raises NotFound."""
    entry = entry_ever(viewer(), entry_id)
    if entry is None:
        raise NotFound("entry")
    return entry


def _late(entry: LogEntry, form: AnswerForm) -> ResponseReturnValue:
    """A colleague answered first, or the child asks no more: so it says, with what was written."""
    form.validate()
    return _page(entry.class_id, form=form, late=True), CHANGED_ELSEWHERE


def _page(
    class_id: UUID,
    at: UUID | None = None,
    form: AnswerForm | None = None,
    wrong: str = "",
    late: bool = False,
) -> str:
    at_class(class_id)
    return render_template(
        "teacher/wishes/index.html",
        room=class_for(viewer(), class_id),
        **shown_of(class_id, at),
        at=at,
        late=late,
        form=form or AnswerForm(formdata=None),
        wrong=wrong or (form.words.errors[0] if form and form.words.errors else ""),
        days=actions.BROUGHT_BACK_WITHIN.days,
        **WORDS,
    )
