"""A page written under the wrong name goes to the child who wrote it."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.learning_log.queries import LogEntry, entry_for
from app.schools.avatars import AVATARS
from app.schools.queries import pupil_for, pupils_in_class
from app.transition.actions import move_page, why_not_moved
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.page_reading import WORDS
from app.web.undo import offer_undo
from app.web.viewer import viewer

moves = Blueprint("moves", __name__)
CHANGED_ELSEWHERE, WRONG = 409, 422
MOVED = "A colleague moved this page meanwhile. Look whose it is now, and choose again."


@moves.get("/entries/<uuid:entry_id>/move")
@allow(Permission.REVIEW_WRITE)
def new(entry_id: UUID) -> str:
    """The page, and the children of the class to choose from."""
    return _page(entry_for(viewer(), entry_id))


@moves.post("/entries/<uuid:entry_id>/move")
@allow(Permission.REVIEW_WRITE)
def edit(entry_id: UUID) -> Response | tuple[str, int]:
    """Move it, with the offer to move it back."""
    page = entry_for(viewer(), entry_id)
    if not request.form.get("pupil"):
        return _page(page, "Choose the child who wrote this page."), WRONG
    pupil = pupil_for(viewer(), _chosen())
    under = request.form.get("under", str(page.pupil_id))
    if under != str(page.pupil_id) and page.pupil_id != pupil.id:
        return _page(page, MOVED), CHANGED_ELSEWHERE
    move_page(viewer(), entry_id, pupil.id)
    offer_undo(
        "This page is {child}’s now.",
        url_for("teacher.moves.edit", entry_id=entry_id),
        pupil.id,
        pupil=str(page.pupil_id),
        under=str(pupil.id),
    )
    return redirect(url_for("teacher.entries.show", entry_id=entry_id), 303)


def _chosen() -> UUID:
    try:
        return UUID(request.form["pupil"])
    except ValueError:
        raise BadRequest from None


def _page(page: LogEntry, wrong: str = "") -> str:
    owner = pupil_for(viewer(), page.pupil_id)
    at_class(owner.class_id)
    here = owner.class_id == page.class_id
    return render_template(
        "teacher/moves/new.html",
        entry=page,
        owner=owner,
        others=[one for one in pupils_in_class(viewer(), owner.class_id) if one.id != owner.id]
        if here
        else [],
        why_not=why_not_moved(viewer(), page.id),
        wrong=wrong,
        avatars=AVATARS,
        **WORDS,
    )
