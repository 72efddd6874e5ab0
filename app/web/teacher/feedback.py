"""Asking a child to add something, and taking back what was answered."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.reviews import actions
from app.reviews.queries import answered_page, stood_before
from app.reviews.states import Stood
from app.web.guard import allow
from app.web.teacher.review_cut import args_of, cut_asked
from app.web.teacher.review_desk import desk, keep_worry, next_after, onward, room_of
from app.web.teacher.review_form import ReviewForm
from app.web.undo import offer_undo
from app.web.viewer import viewer

feedback = Blueprint("feedback", __name__)
WRONG = 422


@feedback.post("/entries/<uuid:entry_id>/feedback")
@allow(Permission.REVIEW_WRITE)
def new(entry_id: UUID) -> Response | tuple[str, int]:
    """Ask the child for more; the page then waits for the child. Then the next page."""
    entry, following = next_after(entry_id)
    form = ReviewForm()
    if not form.validate():
        return desk(room_of(entry), entry_id, form), WRONG
    was = str(stood_before(viewer(), [entry_id])[entry_id])
    try:
        keep_worry(entry_id, form)
        given = actions.ask_for_more(
            viewer(),
            entry_id,
            words=form.said,
            sticker=form.sticker.data or None,
            revision=form.read,
        )
    except Refused as refusal:
        form.show_again(entry.revision)
        return desk(room_of(entry), entry_id, form, str(refusal)), WRONG
    undoing = url_for("teacher.feedback.remove", feedback_id=given, **args_of(cut_asked()))
    offer_undo("{child} is asked to add something.", undoing, entry.pupil_id, was=was, desk="1")
    return onward(room_of(entry), following)


@feedback.post("/feedback/<uuid:feedback_id>/remove")
@allow(Permission.REVIEW_WRITE)
def remove(feedback_id: UUID) -> Response:
    """Take back what was answered; the child no longer sees it. Back to the desk it came from."""
    entry = answered_page(viewer(), feedback_id)
    actions.undo_feedback(viewer(), feedback_id, Stood.told(request.form.get("was", "")))
    flash("Taken back. The child no longer sees it.", "info")
    if "desk" in request.form:
        return onward(room_of(entry), entry.id)
    return redirect(url_for("teacher.entries.show", entry_id=entry.id), 303)
