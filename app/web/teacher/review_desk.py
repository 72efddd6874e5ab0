"""The teacher's desk: a pile of pages, and one of them open. Two topics show it."""

from uuid import UUID

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.learning_log.queries import LogEntry, entries_named, entry_for
from app.reviews.queries import piles_of
from app.reviews.states import PILES, WAITING, minutes_for
from app.reviews.stickers import STICKERS
from app.schools.avatars import AVATARS
from app.schools.queries import class_for, pupil_for, pupils_in_class
from app.web.paging import PAGE_SIZE, page_of
from app.web.teacher.page_reading import WORDS, readings_of
from app.web.teacher.review_form import STARTERS, ReviewForm
from app.web.viewer import viewer


def desk(
    class_id: UUID, pile: str, entry_id: UUID | None, form: ReviewForm, wrong: str = ""
) -> str:
    """The page with the pile asked for, opened at a page of it (the first, if none is named)."""
    room = class_for(viewer(), class_id)
    piles = piles_of(viewer(), class_id)
    pile = pile if pile in PILES else WAITING
    wanted = piles[pile]
    at = wanted.index(entry_id) if entry_id in wanted else 0
    shown = page_of(wanted, request.args.get("page", at // PAGE_SIZE + 1, int))
    found = {entry.id: entry for entry in entries_named(viewer(), shown.items)}
    entries = [found[one] for one in shown.items if one in found]
    opened = next((entry for entry in entries if entry.id == entry_id), None)
    opened = opened or (entries[0] if entries else None)
    pupils = {pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)}
    for entry in entries:
        if entry.pupil_id not in pupils:
            pupils[entry.pupil_id] = pupil_for(viewer(), entry.pupil_id)
    if opened and form.revision.data is None:
        form.revision.data = opened.revision
    return render_template(
        "teacher/reviews/index.html",
        room=room,
        pile=pile,
        counts={name: len(ids) for name, ids in piles.items()},
        minutes=minutes_for(len(piles[WAITING])),
        shown=shown,
        entries=entries,
        pupils=pupils,
        reading=readings_of(viewer(), [opened], pupils)[0] if opened else None,
        beside=_beside(entries, opened),
        form=form,
        wrong=wrong,
        stickers=STICKERS,
        starters=STARTERS,
        avatars=AVATARS,
        **WORDS,
    )


def next_after(entry_id: UUID) -> tuple[LogEntry, UUID | None]:
    """A page, and the one that waits after it (or else first); None when it is the last."""
    entry = entry_for(viewer(), entry_id)
    waiting = piles_of(viewer(), room_of(entry))[WAITING]
    rest = [one for one in waiting if one != entry_id]
    at = waiting.index(entry_id) if entry_id in waiting else 0
    return entry, (rest[at] if at < len(rest) else rest[0]) if rest else None


def room_of(entry: LogEntry) -> UUID:
    """The class at whose desk the viewer has a page: where it was written, if that is theirs, or
    where the child is now."""
    if viewer().sees_whole_school or entry.class_id in viewer().class_ids:
        return entry.class_id
    return pupil_for(viewer(), entry.pupil_id).class_id


def onward(class_id: UUID, entry_id: UUID | None) -> Response:
    """To the next page that waits."""
    address = url_for("teacher.reviews.index", class_id=class_id, entry=entry_id)
    return redirect(address, 303)


def _beside(entries: list[LogEntry], opened: LogEntry | None) -> tuple[UUID | None, UUID | None]:
    """The page before and the page after the open one."""
    if opened is None:
        return None, None
    at = entries.index(opened)
    before = entries[at - 1].id if at else None
    return before, entries[at + 1].id if at + 1 < len(entries) else None
