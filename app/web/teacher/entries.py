"""A child's pages, one by one and all together."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.activities.queries import activities_of_class
from app.learning_log import actions
from app.learning_log.queries import (
    earlier_versions,
    entries_of,
    entry_for,
    jobs_met,
    skill_history,
)
from app.reviews.stickers import STICKERS
from app.schools.avatars import AVATARS
from app.schools.queries import pupil_for, pupils_in_class
from app.web.guard import allow
from app.web.navigation import at_class
from app.web.teacher.page_reading import WORDS, readings_of
from app.web.teacher.review_desk import room_of
from app.web.undo import offer_undo
from app.web.viewer import viewer

entries = Blueprint("entries", __name__)


@entries.get("/pupils/<uuid:pupil_id>")
@allow(Permission.LOG_READ_CLASS)
def index(pupil_id: UUID) -> str:
    """A child's whole log, to read or print."""
    pupil = pupil_for(viewer(), pupil_id)
    at_class(pupil.class_id)
    pages = entries_of(viewer(), pupil_id)
    return render_template(
        "teacher/entries/index.html",
        pupil=pupil,
        readings=readings_of(viewer(), pages, {pupil.id: pupil}),
        jobs=jobs_met(pages),
        skills=[one for one in skill_history(pages).values() if one.moments],
        activities=_titles(pupil.class_id),
        stickers=STICKERS,
        avatars=AVATARS,
        **WORDS,
    )


@entries.get("/entries/<uuid:entry_id>")
@allow(Permission.LOG_READ_CLASS)
def show(entry_id: UUID) -> str:
    """One page, what it said before, and everything that was answered."""
    entry = entry_for(viewer(), entry_id)
    pupil = pupil_for(viewer(), entry.pupil_id)
    at_class(pupil.class_id)
    return render_template(
        "teacher/entries/show.html",
        reading=readings_of(viewer(), [entry], {pupil.id: pupil})[0],
        before=earlier_versions(viewer(), entry_id),
        names={one.id: one.shown for one in pupils_in_class(viewer(), pupil.class_id)},
        activities=_titles(entry.class_id),
        room_id=room_of(entry),
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


def _titles(class_id: UUID) -> dict[UUID, str]:
    return {one.id: one.title for one in activities_of_class(viewer(), class_id)}
