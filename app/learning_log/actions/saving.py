"""Saving a page. The first save is three inserts and looks nothing up: children wait for it.

Everything a page needs to know of the child is in the viewer; whether the page was there already
is learnt from its key; history is written only when something is replaced.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Date, bindparam, delete, func, insert, select

from app.access.viewer import Viewer
from app.activities.models import Activity, ActivityClass
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.statements import run
from app.foundation.upserts import Adding, add_unless_there
from app.learning_log.actions.drafts import forget_draft
from app.learning_log.answers import EntryAnswers, check_limits
from app.learning_log.models import Entry, EntryPicture, EntryRevision, EntrySkill
from app.learning_log.queries.entries import entry_for

ONE_OF_ANOTHER = 5
"""The version of a UUID that follows from another id, as a message's does from its child's. A page
that took such a place would keep a friend from ever saving their message."""

_of_class = ActivityClass.__table__.c
_activity = Activity.__table__.c

_ABOUT = select(_of_class.activity_id).where(
    _of_class.school_id == bindparam("in_school"),
    _of_class.activity_id == bindparam("about"),
    _of_class.class_id == bindparam("in_class"),
)
"""The activity, if it is one of the child's class; decided within the insert, not before it."""

_ITS_DAY = select(_activity.on).where(
    _activity.school_id == bindparam("in_school"), _activity.id == bindparam("about")
)

_FIRST_SAVE = Adding(
    Entry,
    activity_id=_ABOUT.scalar_subquery(),
    happened_on=func.coalesce(
        bindparam("said_on", type_=Date), _ITS_DAY.scalar_subquery(), bindparam("today", type_=Date)
    ),
)
_ADD_SKILLS = insert(EntrySkill.__table__)  # type: ignore[arg-type]
_ADD_PICTURES = insert(EntryPicture.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving. `repeated` when the same page had been saved already."""

    entry_id: UUID
    revision: int
    repeated: bool = False


def save_entry(
    viewer: Viewer, entry_id: UUID, answers: EntryAnswers, *, by: Viewer | None = None
) -> Saved:
    """Save a child's own page, or change it; saving the same twice changes nothing.

    `by` is the adult who writes it down for the child, if somebody does. Raises Refused for what
    does not fit, NotFound when the id is of another child's page.
    """
    check_limits(answers)
    if entry_id.version == ONE_OF_ANOTHER and answers.kind != "message":
        raise NotFound("entry")
    class_id = _only_class(viewer)
    writer = by or viewer
    answered = _as_answered(writer, answers)
    today = clock.today()
    first = _FIRST_SAVE.unless_there(
        {
            "school_id": viewer.school,
            "id": entry_id,
            "pupil_id": viewer.person,
            "class_id": class_id,
            "nc_year": viewer.nc_year,
            "school_year": clock.school_year(today),
            "revision": 1,
            "sitting_id": viewer.sitting_id,
            "said_on": answers.happened_on,
            "today": today,
            **_about(viewer, class_id, answers),
            **answered,
        }
    )
    saved = Saved(entry_id, 1) if first else _change(viewer, entry_id, answers, answered)
    if not saved.repeated:
        _add_parts(viewer, entry_id, answers)
    action = "entry sent again" if saved.repeated else "entry saved" if first else "entry changed"
    record(writer, action, "entry", entry_id, pupil_id=viewer.person)
    forget_draft(viewer, entry_id)
    return saved


def _only_class(viewer: Viewer) -> UUID:
    if len(viewer.class_ids) != 1 or viewer.nc_year is None:
        raise Refused("Only a child who is in a class can write a page.")
    return next(iter(viewer.class_ids))


def _about(viewer: Viewer, class_id: UUID, answers: EntryAnswers) -> Mapping[str, Any]:
    return {"in_school": viewer.school, "in_class": class_id, "about": answers.activity_id}


def _as_answered(writer: Viewer, answers: EntryAnswers) -> Mapping[str, Any]:
    """The columns that a change replaces, beside the activity."""
    return {
        "kind": answers.kind,
        "job": answers.job,
        "job_words": answers.job_words,
        "met_how": answers.met_how,
        "words": answers.words,
        "would_like": answers.would_like,
        "content_digest": answers.digest(),
        "written_by_kind": writer.kind.value,
        "written_by": writer.id,
        "saved_at": clock.now(),
    }


def _change(
    viewer: Viewer, entry_id: UUID, answers: EntryAnswers, answered: Mapping[str, Any]
) -> Saved:
    """Keep what the page said, whole, and let it say the new."""
    entry = db.session.scalar(
        select(Entry)
        .where(Entry.school_id == viewer.school, Entry.id == entry_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if entry is None or entry.pupil_id != viewer.person:
        raise NotFound("entry")
    if entry.content_digest == answered["content_digest"]:
        return Saved(entry_id, entry.revision, repeated=True)
    if entry.removed_at is not None:
        raise Refused("Your teacher has put this page away. Ask your teacher.")
    before = entry_for(viewer, entry_id)
    add_unless_there(
        EntryRevision,
        {
            "school_id": viewer.school,
            "entry_id": entry_id,
            "revision": entry.revision,
            "content_digest": entry.content_digest,
            "content": before.answers.content(),
            "saved_at": entry.saved_at,
            "by": entry.written_by,
        },
    )
    for name, value in answered.items():
        setattr(entry, name, value)
    about = _ABOUT.params(_about(viewer, entry.class_id, answers))
    entry.activity_id = about.scalar_subquery()
    entry.revision += 1
    _remove_parts(viewer, entry_id)
    db.session.flush()
    return Saved(entry_id, entry.revision)


def _remove_parts(viewer: Viewer, entry_id: UUID) -> None:
    parts: tuple[type[EntrySkill] | type[EntryPicture], ...] = (EntrySkill, EntryPicture)
    for part in parts:
        db.session.execute(
            delete(part).where(part.school_id == viewer.school, part.entry_id == entry_id)
        )


def _add_parts(viewer: Viewer, entry_id: UUID, answers: EntryAnswers) -> None:
    """One statement for all skills, and one for all that was made, if there is any."""
    part = {"school_id": viewer.school, "entry_id": entry_id}
    if answers.skills:
        run(
            _ADD_SKILLS,
            [part | {"skill": view.skill, "self_view": view.self_view} for view in answers.skills],
        )
    made = [(picture.file_id, picture.caption) for picture in answers.pictures]
    made += [(answers.voice.file_id, "")] if answers.voice else []
    if made:
        run(
            _ADD_PICTURES,
            [
                part | {"position": place, "file_id": file_id, "caption": caption}
                for place, (file_id, caption) in enumerate(made)
            ],
        )
