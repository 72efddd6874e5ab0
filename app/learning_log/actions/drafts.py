"""Keeping answers that are not yet a page."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import CursorResult, bindparam, delete, func, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.statements import run
from app.foundation.upserts import put
from app.learning_log.models import EntryDraft

KEPT = timedelta(days=30)
MOST_DRAFTS = 100
MOST_LETTERS = 60_000
"""Of all answers of a page together, as JSON. Words that are too many are kept well beyond what a
page may hold, so that the child can make them shorter."""

_draft = EntryDraft.__table__
_FORGET = delete(_draft).where(  # type: ignore[arg-type]
    _draft.c.school_id == bindparam("in_school"),
    _draft.c.pupil_id == bindparam("of_pupil"),
    _draft.c.entry_id == bindparam("of_entry"),
)


def save_draft(
    viewer: Viewer,
    entry_id: UUID,
    activity_id: UUID | None,
    answers: Mapping[str, Any],
    at_question: int,
) -> None:
    """Keep the answers so far, over those before: JSON, by the name of the question.

    Raises Refused for more than any child writes: a tablet can be made to send anything.
    """
    if len(json.dumps(dict(answers))) > MOST_LETTERS:
        raise Refused("That is a lot of words. Make it a little shorter.")
    if _begun_besides(viewer, entry_id) >= MOST_DRAFTS:
        raise Refused("You have begun a lot of pages. Go back to one of them first.")
    put(
        EntryDraft,
        {
            "school_id": viewer.school,
            "pupil_id": viewer.person,
            "entry_id": entry_id,
            "activity_id": activity_id,
            "answers": dict(answers),
            "at_question": at_question,
            "saved_at": clock.now(),
        },
        key=("school_id", "pupil_id", "entry_id"),
    )


def _begun_besides(viewer: Viewer, entry_id: UUID) -> int:
    others = (
        select(func.count())
        .select_from(EntryDraft)
        .where(
            EntryDraft.school_id == viewer.school,
            EntryDraft.pupil_id == viewer.person,
            EntryDraft.entry_id != entry_id,
        )
    )
    return db.session.scalar(others) or 0


def forget_draft(viewer: Viewer, entry_id: UUID) -> None:
    """The page is saved: its draft goes, if it had one."""
    run(_FORGET, {"in_school": viewer.school, "of_pupil": viewer.person, "of_entry": entry_id})


def forget_old_drafts(school_id: int) -> int:
    """Delete what nobody has come back to for 30 days; returns how many."""
    gone = db.session.execute(
        delete(EntryDraft).where(
            EntryDraft.school_id == school_id, EntryDraft.saved_at < clock.now() - KEPT
        )
    )
    return cast("CursorResult[Any]", gone).rowcount
