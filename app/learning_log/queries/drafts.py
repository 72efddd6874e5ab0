"""Answers that are not yet a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft
from app.schools.models import Enrolment
from app.schools.queries import class_for
from app.signin.models import Sitting


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Answers so far, by the name of their question, and the question the child is at."""

    entry_id: UUID
    activity_id: UUID | None
    answers: Mapping[str, Any]
    at_question: int
    saved_at: datetime


def draft_for(viewer: Viewer, entry_id: UUID) -> Draft | None:
    """The child's own answers so far to one page, if there are any."""
    row = db.session.get(EntryDraft, (viewer.school, viewer.person, entry_id))
    return None if row is None else _draft(row)


def drafts_of(viewer: Viewer) -> tuple[Draft, ...]:
    """What the child has begun and not saved, the latest first."""
    rows = db.session.scalars(
        select(EntryDraft)
        .where(EntryDraft.pupil_id == viewer.person)
        .order_by(EntryDraft.saved_at.desc(), EntryDraft.entry_id)
    )
    return tuple(_draft(row) for row in rows)


def drafts_of_class(viewer: Viewer, class_id: UUID) -> set[tuple[UUID, UUID | None]]:
    """Which child has begun a page about which activity. Raises NotFound for another's class."""
    class_for(viewer, class_id)
    in_class = select(Enrolment.pupil_id).where(
        Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
    )
    rows = db.session.execute(
        select(EntryDraft.pupil_id, EntryDraft.activity_id).where(EntryDraft.pupil_id.in_(in_class))
    )
    return {(pupil_id, activity_id) for pupil_id, activity_id in rows}


def is_written_past(viewer: Viewer, entry_id: UUID, revision: int) -> bool:
    """Whether this version of the child's page is saved already, or one after it."""
    saved = select(Entry.revision).where(
        Entry.school_id == viewer.school,
        Entry.id == entry_id,
        Entry.pupil_id == viewer.person,
    )
    return (db.session.scalar(saved) or 0) >= revision


def has_gone_on_elsewhere(viewer: Viewer, entry_id: UUID, begun_at: datetime) -> bool:
    """Whether the child sat down anew after `begun_at` and has written on this page since."""
    sat_down = db.session.scalar(
        select(func.min(Sitting.started_at)).where(
            Sitting.school_id == viewer.school,
            Sitting.pupil_id == viewer.person,
            Sitting.id != viewer.sitting_id,
            Sitting.started_at > begun_at,
        )
    )
    if sat_down is None:
        return False
    drafted = select(EntryDraft.saved_at).where(
        EntryDraft.school_id == viewer.school,
        EntryDraft.pupil_id == viewer.person,
        EntryDraft.entry_id == entry_id,
    )
    saved = select(Entry.saved_at).where(
        Entry.school_id == viewer.school, Entry.id == entry_id, Entry.pupil_id == viewer.person
    )
    written = (db.session.scalar(drafted), db.session.scalar(saved))
    return any(at >= sat_down for at in written if at is not None)


def _draft(row: EntryDraft) -> Draft:
    return Draft(
        entry_id=row.entry_id,
        activity_id=row.activity_id,
        answers=row.answers,
        at_question=row.at_question,
        saved_at=row.saved_at,
    )
