"""What children made on a tablet and could not be saved by itself: an adult decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template
from werkzeug.wrappers import Response

from app.access.permissions import Permission
from app.foundation.lists import Order, as_read, holds, in_order
from app.foundation.pictures import is_photo
from app.jobs.cards import JOBS
from app.learning_log.actions import save_after_all
from app.schools.queries import ClassPupil, class_for, pupils_named
from app.sync.actions import settle
from app.sync.queries import (
    Content,
    Refusal,
    contents_of,
    refusal_for,
    refusals_in,
    settled_in_class,
)
from app.web.guard import allow
from app.web.long_lists import LongList, long_list_of
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
CARDS = 10
"""On one page."""
LEFT = "A child who has left"


class UnsavedBy(StrEnum):
    """By what they can be put in order."""

    CAME = "came"
    CHILD = "child"


@dataclass(frozen=True)
class Unsaved:
    """One that waits, as the page shows it."""

    refusal: Refusal
    name: str
    job: str
    words: str

    @property
    def why(self) -> str:
        """What happened, and what to do."""
        return WHY[self.refusal.reason]

    @property
    def can_be_saved(self) -> bool:
        """Whether Save would work."""
        return self.refusal.reason in CAN_BE_SAVED


OLDEST = Order(UnsavedBy.CAME)
_KEYS: Mapping[UnsavedBy, Callable[[Unsaved], Any]] = {
    UnsavedBy.CAME: lambda one: one.refusal.received_at,
    UnsavedBy.CHILD: lambda one: as_read(one.name),
}


@unsaved.get("/<uuid:class_id>/unsaved")
@unsaved.post("/<uuid:class_id>/unsaved")
@allow(Permission.REVIEW_WRITE)
def index(class_id: UUID) -> str:
    """Everything of this class that waits, the oldest first. Posted to by a search."""
    room, long_list = class_for(viewer(), class_id), _list(class_id)
    every = _waiting(class_id)
    found = [one for one in every if holds(long_list.search, one.name, one.job, one.words)]
    page = long_list.page_of(in_order(found, _KEYS, long_list.order), CARDS)
    contents = contents_of(viewer(), [one.refusal.id for one in page.items])
    return render_template(
        "teacher/unsaved/index.html",
        room=room,
        total=len(every),
        long_list=long_list,
        page=page,
        made={key: _made(content) for key, content in contents.items()},
    )


@unsaved.post("/unsaved/<uuid:refusal_id>/save")
@allow(Permission.REVIEW_WRITE)
def edit(refusal_id: UUID) -> Response:
    """Save it after all, as the child's own page."""
    if class_id := settled_in_class(viewer(), refusal_id):
        return _decided(class_id)
    class_id = refusal_for(viewer(), refusal_id).class_id
    save_after_all(viewer(), refusal_id)
    flash("The page is in the child’s log.", "done")
    return redirect(_list(class_id).here, 303)


@unsaved.post("/unsaved/<uuid:refusal_id>/let-go")
@allow(Permission.REVIEW_WRITE)
def remove(refusal_id: UUID) -> Response:
    """Let it go: it is deleted after 30 days."""
    if class_id := settled_in_class(viewer(), refusal_id):
        return _decided(class_id)
    class_id = refusal_for(viewer(), refusal_id).class_id
    settle(viewer(), refusal_id, "let_go")
    flash("The page is let go. It is deleted after 30 days.", "done")
    return redirect(_list(class_id).here, 303)


def _decided(class_id: UUID) -> Response:
    flash("A colleague has decided about that page already. Nothing was changed.", "info")
    return redirect(_list(class_id).here, 303)


def _list(class_id: UUID) -> LongList[UnsavedBy]:
    return long_list_of("teacher.unsaved.index", OLDEST, class_id=class_id)


def _waiting(class_id: UUID) -> tuple[Unsaved, ...]:
    """What waits, with its words and whose it is: three questions, however much there is."""
    refusals = refusals_in(viewer(), class_id)
    contents = contents_of(viewer(), [one.id for one in refusals], with_pictures=False)
    names = pupils_named(viewer(), {one.pupil_id for one in refusals})
    return tuple(
        _shown(refusal, contents[refusal.id], names.get(refusal.pupil_id))
        for refusal in refusals
        if refusal.id in contents
    )


def _shown(refusal: Refusal, content: Content, pupil: ClassPupil | None) -> Unsaved:
    job = JOBS.get(content.answers["job"])
    return Unsaved(
        refusal=refusal,
        name=pupil.full_name if pupil else LEFT,
        job=job.title if job else content.answers["job_words"],
        words=content.answers["words"],
    )


def _made(content: Content) -> str:
    """What came with the words."""
    made = []
    if content.picture:
        made.append("a photo" if is_photo(content.picture) else "a drawing")
    if content.voice:
        made.append("a voice note")
    return " and ".join(made)
