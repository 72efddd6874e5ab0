"""The teacher's desk: a pile of pages, and one of them open. Several topics show it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities.queries.of_pupil import activity_titles
from app.learning_log.queries import LogEntry, entries_named, entry_for, who_wrote
from app.reviews.queries import (
    MOST_SCHOOL_DAYS,
    pages_on_desk,
    starters_of,
    unread_since,
)
from app.reviews.queue import Cut, QueuedPage, counts_of, following, queue_of
from app.reviews.states import WAITING, State, minutes_for
from app.reviews.stickers import STICKERS
from app.safeguarding.actions import say_why
from app.safeguarding.queries import keepers_of, own_concern_on
from app.schools.avatars import AVATARS
from app.schools.queries import (
    ClassPupil,
    class_for,
    classes_for,
    pupil_for,
    pupils_in_class,
    pupils_named,
)
from app.web.paging import PAGE_SIZE, page_of
from app.web.rail_counts import already_counted
from app.web.teacher.page_reading import WORDS, readings_of
from app.web.teacher.review_changes import changes_since
from app.web.teacher.review_cut import args_of, cut_asked, searched
from app.web.teacher.review_form import STARTERS, ReviewForm
from app.web.viewer import viewer


def desk(
    class_id: UUID, entry_id: UUID | None, form: ReviewForm, wrong: str = "", told: str = ""
) -> str:
    """The desk with the pages asked for, one of them open (the first, if none is named)."""
    pages = pages_on_desk(viewer(), class_id)
    room, pupils = class_for(viewer(), class_id), _pupils(class_id, pages)
    cut = searched(cut_asked(), class_id, pupils)
    queue = [page.entry_id for page in queue_of(pages, cut)]
    at = queue.index(entry_id) if entry_id in queue else 0
    shown = page_of(queue, request.args.get("page", at // PAGE_SIZE + 1, int))
    found = {entry.id: entry for entry in entries_named(viewer(), shown.items)}
    entries = [found[one] for one in shown.items if one in found]
    opened = next((entry for entry in entries if entry.id == entry_id), None)
    opened = opened or (entries[0] if entries else None)
    waiting = counts_of(pages, Cut())[WAITING]
    already_counted("teacher.reviews.index", waiting)
    if opened and form.revision.data is None:
        form.revision.data = opened.revision
    return render_template(
        "teacher/reviews/index.html",
        room=room,
        cut=cut,
        cut_args=args_of(cut),
        counts=counts_of(pages, cut),
        waiting=waiting,
        minutes=minutes_for(counts_of(pages, cut)[WAITING]),
        late=_late(pages),
        most_days=MOST_SCHOOL_DAYS,
        shown=shown,
        entries=entries,
        pupils=pupils,
        **_choices(pages, pupils),
        **_opened(opened, pupils, form),
        beside=_beside(entries, opened),
        form=form,
        wrong=wrong,
        told=told,
        stickers=STICKERS,
        avatars=AVATARS,
        **WORDS,
    )


def _late(pages: Sequence[QueuedPage]) -> int:
    """How many pages nobody has read for too long."""
    since = unread_since(viewer())
    return sum(page.state is State.UNREAD and page.saved_at < since for page in pages)


def next_after(entry_id: UUID) -> tuple[LogEntry, UUID | None]:
    """A page, and the one after it among those asked for (or else the first); None for the last."""
    entry, cut = entry_for(viewer(), entry_id), cut_asked()
    class_id = room_of(entry)
    pages = pages_on_desk(viewer(), class_id)
    if cut.search:
        cut = searched(cut, class_id, _pupils(class_id, pages))
    return entry, following(queue_of(pages, cut), entry_id)


def room_of(entry: LogEntry) -> UUID:
    """The class at whose desk the viewer has a page: where it was written, if that is theirs and
    not over, or where the child is now."""
    if entry.class_id in {one.id for one in classes_for(viewer())}:
        return entry.class_id
    return pupil_for(viewer(), entry.pupil_id).class_id


def onward(class_id: UUID, entry_id: UUID | None) -> Response:
    """To the next page among those asked for."""
    address = url_for(
        "teacher.reviews.index", class_id=class_id, entry=entry_id, **args_of(cut_asked())
    )
    return redirect(address, 303)


def _pupils(class_id: UUID, pages: Sequence[QueuedPage]) -> Mapping[UUID, ClassPupil]:
    """The children of the class, and those who wrote here and have moved on."""
    here = {pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)}
    gone = {page.pupil_id for page in pages} - set(here)
    return here | dict(pupils_named(viewer(), gone)) if gone else here


def _choices(pages: Sequence[QueuedPage], pupils: Mapping[UUID, ClassPupil]) -> dict[str, object]:
    """Whose pages and which activities there are to choose from."""
    children = {page.pupil_id for page in pages}
    about = {page.activity_id for page in pages if page.activity_id}
    titles = activity_titles(viewer(), about)
    return {
        "children": [pupil for pupil in pupils.values() if pupil.id in children],
        "activities": sorted(titles.items(), key=lambda named: named[1].casefold()),
    }


def keep_worry(entry_id: UUID, form: ReviewForm) -> None:
    """What worries who raised a concern about the page goes with it, whichever button is pressed.

    Raises Refused for words that come too late.
    """
    mine = own_concern_on(viewer(), "entry", entry_id) if form.worry.data else None
    if mine is not None:
        say_why(viewer(), mine.id, form.worry.data or "")


def _opened(
    opened: LogEntry | None, pupils: Mapping[UUID, ClassPupil], form: ReviewForm
) -> dict[str, object]:
    """The open page, where it came from, and what of it changed since it was read."""
    if opened is None:
        return {"reading": None}
    reading = readings_of(viewer(), [opened], pupils)[0]
    mine = own_concern_on(viewer(), "entry", opened.id)
    if mine and form.worry.data is None:
        form.worry.data = mine.words
    return {
        "reading": reading,
        "written": who_wrote(viewer(), [opened.id])[opened.id],
        "changes": changes_since(viewer(), reading),
        "concern": mine,
        "keepers": keepers_of(viewer()) if mine else None,
        "starters": (*STARTERS, *(one.words for one in starters_of(viewer()))),
    }


def _beside(entries: list[LogEntry], opened: LogEntry | None) -> tuple[UUID | None, UUID | None]:
    """The page before and the page after the open one."""
    if opened is None:
        return None, None
    at = entries.index(opened)
    before = entries[at - 1].id if at else None
    return before, entries[at + 1].id if at + 1 < len(entries) else None
