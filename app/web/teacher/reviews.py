"""Reviewing: the pages of a class that wait, one after the other."""

from uuid import UUID

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import Refused
from app.learning_log.queries import entries_named, entry_for
from app.reviews import actions
from app.reviews.queries import stood_before
from app.reviews.states import State, Stood
from app.schools.queries import class_for
from app.web.forms import version_in
from app.web.guard import allow
from app.web.teacher.review_cut import args_of, cut_asked, cut_sent
from app.web.teacher.review_desk import desk, keep_worry, next_after, onward, room_of
from app.web.teacher.review_form import ReviewForm
from app.web.undo import offer_undo
from app.web.viewer import viewer

reviews = Blueprint("reviews", __name__)
WRONG = 422
REVIEWED = "{child}’s page is reviewed."
TICK_SOME = "Tick the pages that are good as they are, then press the button again."
OVERTAKEN = "Nothing was left to do: a colleague reviewed these meanwhile, or they were changed."
MEANWHILE = "A colleague reviewed {child}’s page meanwhile. What you answered is there, too."


@reviews.get("/<uuid:class_id>/reviews")
@allow(Permission.REVIEW_WRITE)
def index(class_id: UUID) -> str:
    """The pile, and a page of it beside."""
    entry_id = request.args.get("entry", None, UUID)
    return desk(class_id, entry_id, ReviewForm(formdata=None))


@reviews.post("/<uuid:class_id>/reviews")
@allow(Permission.REVIEW_WRITE)
def find(class_id: UUID) -> Response:
    """Which pages are wanted. Posted to: what is searched for may be a name."""
    class_for(viewer(), class_id)
    address = url_for("teacher.reviews.index", class_id=class_id, **args_of(cut_sent()))
    return redirect(address, 303)


@reviews.post("/entries/<uuid:entry_id>/review")
@allow(Permission.REVIEW_WRITE)
def new(entry_id: UUID) -> Response | tuple[str, int]:
    """Reviewed: with a sticker or words, if there are any; then the next page."""
    entry, following = next_after(entry_id)
    form = ReviewForm()
    if not form.validate():
        return desk(room_of(entry), entry_id, form), WRONG
    before = stood_before(viewer(), [entry_id])[entry_id]
    answered = {"was": str(before)}
    try:
        keep_worry(entry_id, form)
        actions.mark_reviewed(viewer(), entry_id, revision=form.read)
        if form.said or form.sticker.data:
            given = actions.give_feedback(
                viewer(), entry_id, words=form.said, sticker=form.sticker.data or None
            )
            answered["feedback_id"] = str(given)
    except Refused as refusal:
        form.show_again(entry.revision)
        return desk(room_of(entry), entry_id, form, str(refusal)), WRONG
    undoing = url_for("teacher.reviews.remove", entry_id=entry_id, **args_of(cut_asked()))
    told = MEANWHILE if before == Stood(State.REVIEWED, entry.revision) else REVIEWED
    offer_undo(told, undoing, entry.pupil_id, **answered)
    return onward(room_of(entry), following)


@reviews.post("/entries/<uuid:entry_id>/review/remove")
@allow(Permission.REVIEW_WRITE)
def remove(entry_id: UUID) -> Response:
    """Undo: the page stands as it did, and what was answered with it is taken back."""
    entry = entry_for(viewer(), entry_id)
    feedback_id = request.form.get("feedback_id", None, UUID)
    actions.take_back_review(viewer(), entry_id, Stood.told(request.form.get("was", "")))
    if feedback_id:
        actions.undo_feedback(viewer(), feedback_id)
    flash("Taken back. The page waits for you again.", "info")
    return onward(room_of(entry), entry_id)


@reviews.post("/<uuid:class_id>/reviews/several")
@allow(Permission.REVIEW_WRITE)
def several(class_id: UUID) -> Response:
    """Mark the ticked pages reviewed as they were shown; one changed meanwhile stays waiting."""
    class_for(viewer(), class_id)
    ticked = dict(word.partition(":")[::2] for word in request.form.getlist("page"))
    shown = {
        UUID(page): version_in(revision) for page, revision in ticked.items() if _is_uuid(page)
    }
    marked = actions.mark_several_reviewed(viewer(), shown)
    if not marked:
        flash(OVERTAKEN if shown else TICK_SOME, "stop")
        return onward(class_id, None)
    undoing = url_for("teacher.reviews.restore", class_id=class_id, **args_of(cut_asked()))
    stood = " ".join(f"{entry_id}:{before}" for entry_id, before in marked.items())
    missed = len(shown) - len(marked)
    told = f"{len(marked)} marked reviewed."
    told += f" {missed} not: changed or reviewed meanwhile." if missed else ""
    offer_undo(told, undoing, pages=stood)
    return onward(class_id, None)


@reviews.post("/<uuid:class_id>/reviews/restore")
@allow(Permission.REVIEW_WRITE)
def restore(class_id: UUID) -> Response:
    """Undo marking several: they all stand as they did."""
    class_for(viewer(), class_id)
    told = dict(word.partition(":")[::2] for word in request.form.get("pages", "").split())
    stood = {UUID(page): Stood.told(said) for page, said in told.items() if _is_uuid(page)}
    for entry in entries_named(viewer(), stood):
        actions.take_back_review(viewer(), entry.id, stood[entry.id])
    flash("Taken back. They wait for you again.", "info")
    return onward(class_id, None)


def _is_uuid(word: str) -> bool:
    try:
        UUID(word)
    except ValueError:
        return False
    return True
