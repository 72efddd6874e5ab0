"""What children made on a tablet and could not be saved by itself: an adult decides."""

from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.errors import NotFound
from app.foundation.pictures import is_photo
from app.jobs.cards import JOBS
from app.learning_log.actions import save_after_all
from app.schools.queries import class_for, pupil_for
from app.sync.actions import settle
from app.sync.queries import (
    Content,
    Refusal,
    content_of,
    refusal_for,
    refusals_in,
    settled_in_class,
)
from app.web.guard import allow
from app.web.viewer import viewer

unsaved = Blueprint("unsaved", __name__)

WHY = {
    "expired": "It lay on the tablet for more than 14 days. Save it if the child still wants it.",
    "left": "The child had left the school when it came. Save it if it belongs in the log.",
    "moved": "The page is another child’s now, because somebody moved it. Copy what is missing.",
    "put_away": "The page was put away before this change came. Bring it back if you need it.",
    "too_long": "It has more words than a page holds. Ask the child to write it in two pages.",
}
CAN_BE_SAVED = frozenset({"expired", "left"})


@dataclass(frozen=True)
class Unsaved:
    """One that waits, as the page shows it."""

    refusal: Refusal
    name: str
    job: str
    words: str
    made: str

    @property
    def why(self) -> str:
        """What happened, and what to do."""
        return WHY[self.refusal.reason]

    @property
    def can_be_saved(self) -> bool:
        """Whether Save would work."""
        return self.refusal.reason in CAN_BE_SAVED


@unsaved.get("/<uuid:class_id>/unsaved")
@allow(Permission.REVIEW_WRITE)
def index(class_id: UUID) -> str:
    """Everything of this class that waits, the oldest first."""
    room = class_for(viewer(), class_id)
    waiting = [_shown(refusal) for refusal in refusals_in(viewer(), class_id)]
    return render_template("teacher/unsaved/index.html", room=room, waiting=waiting)


@unsaved.post("/unsaved/<uuid:refusal_id>/save")
@allow(Permission.REVIEW_WRITE)
def edit(refusal_id: UUID) -> Response:
    """Save it after all, as the child's own page."""
    if class_id := settled_in_class(viewer(), refusal_id):
        return _decided(class_id)
    class_id = refusal_for(viewer(), refusal_id).class_id
    save_after_all(viewer(), refusal_id)
    flash("The page is in the child’s log.", "done")
    return redirect(url_for("teacher.unsaved.index", class_id=class_id), 303)


@unsaved.post("/unsaved/<uuid:refusal_id>/let-go")
@allow(Permission.REVIEW_WRITE)
def remove(refusal_id: UUID) -> Response:
    """Let it go: it is deleted after 30 days."""
    if class_id := settled_in_class(viewer(), refusal_id):
        return _decided(class_id)
    class_id = refusal_for(viewer(), refusal_id).class_id
    settle(viewer(), refusal_id, "let_go")
    flash("The page is let go. It is deleted after 30 days.", "done")
    return redirect(url_for("teacher.unsaved.index", class_id=class_id), 303)


def _decided(class_id: UUID) -> Response:
    flash("A colleague has decided about that page already. Nothing was changed.", "info")
    return redirect(url_for("teacher.unsaved.index", class_id=class_id), 303)


def _shown(refusal: Refusal) -> Unsaved:
    content = content_of(viewer(), refusal.id)
    job = JOBS.get(content.answers["job"])
    return Unsaved(
        refusal=refusal,
        name=_name(refusal.pupil_id),
        job=job.title if job else content.answers["job_words"],
        words=content.answers["words"],
        made=_made(content),
    )


def _made(content: Content) -> str:
    """What came with the words."""
    made = []
    if content.picture:
        made.append("a photo" if is_photo(content.picture) else "a drawing")
    if content.voice:
        made.append("a voice note")
    return " and ".join(made)


def _name(pupil_id: UUID) -> str:
    try:
        return pupil_for(viewer(), pupil_id).shown
    except NotFound:
        return "A child who has left"
