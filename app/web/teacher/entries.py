"""A child's pages, one by one and all together."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.activities.queries.of_pupil import activity_titles
from app.learning_log import actions
from app.learning_log.queries import LogEntry, entry_for, versions_before
from app.reviews.stickers import STICKERS
from app.safeguarding.queries import own_concern_on
from app.schools.avatars import AVATARS
from app.schools.queries import classes_for, pupils_in_class
from app.schools.queries.known_pupils import KnownPupil, known_pupil
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.page_reading import WORDS, readings_of
from app.web.teacher.pupil_page import pupil_page
from app.web.undo import offer_undo
from app.web.viewer import viewer

entries = Blueprint("entries", __name__)


@entries.get("/pupils/<uuid:pupil_id>")
@entries.post("/pupils/<uuid:pupil_id>")
@allow(Permission.LOG_READ_CLASS)
def index(pupil_id: UUID) -> str:
    """A child's whole log on a time line, to read or print. Posted to by a search."""
    return pupil_page(pupil_id)


@entries.get("/entries/<uuid:entry_id>")
@allow(Permission.LOG_READ_CLASS)
def show(entry_id: UUID) -> str:
    """One page, what it said before, and everything that was answered."""
    entry = entry_for(viewer(), entry_id)
    known = known_pupil(viewer(), entry.pupil_id)
    at_class(known.pupil.class_id)
    return render_template(
        "teacher/entries/show.html",
        reading=readings_of(viewer(), [entry], {entry.pupil_id: known.pupil})[0],
        before=versions_before(viewer(), entry),
        names=_classmates(known),
        activities=activity_titles(viewer(), [entry.activity_id] if entry.activity_id else []),
        room_id=_room_to_review(known, entry),
        concern=own_concern_on(viewer(), "entry", entry_id),
        stickers=STICKERS,
        avatars=AVATARS,
        **WORDS,
    )


@entries.post("/entries/<uuid:entry_id>/remove")
@allow(Permission.REVIEW_WRITE)
def remove(entry_id: UUID) -> Response:
    """Put a page away, with the offer to undo."""
    entry = entry_for(viewer(), entry_id)
    actions.remove_entry(viewer(), entry_id)
    undoing = url_for("teacher.entries.restore", entry_id=entry_id)
    offer_undo("{child}’s page is put away.", undoing, entry.pupil_id)
    return redirect(url_for("teacher.entries.index", pupil_id=entry.pupil_id), 303)


@entries.post("/entries/<uuid:entry_id>/restore")
@allow(Permission.REVIEW_WRITE)
def restore(entry_id: UUID) -> Response:
    """Bring a page back."""
    actions.restore_entry(viewer(), entry_id)
    return redirect(url_for("teacher.entries.show", entry_id=entry_id), 303)


def _classmates(known: KnownPupil) -> dict[UUID, str]:
    """Names of those whose page it may have been; nobody's once the child is in no class here."""
    if known.class_id is None or not known.is_theirs_now:
        return {}
    return {one.id: one.shown for one in pupils_in_class(viewer(), known.class_id)}


def _room_to_review(known: KnownPupil, entry: LogEntry) -> UUID | None:
    """On which desk the page lies: of the child's class, or of the class it was written in."""
    if known.is_theirs_now and known.class_id:
        return known.class_id
    return next((one.id for one in classes_for(viewer()) if one.id == entry.class_id), None)
