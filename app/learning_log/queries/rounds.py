"""How far a class is with the pages about one activity: asked every few seconds, so few reads."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.activities.queries import ActivityFacts, Mark, marks_at
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.models import Entry, EntryDraft
from app.learning_log.queries.entries import visible_to
from app.learning_log.rounds import Round, Turn
from app.schools.models import Enrolment
from app.schools.queries import pupils_in_class

NOT_SAID = Mark(present=True, by_hand=False)


def round_of(viewer: Viewer, activity: ActivityFacts, class_id: UUID) -> Round:
    """The round of an activity in a class. Raises NotFound if the activity is not for it."""
    if class_id not in activity.class_ids:
        raise NotFound("class")
    pupils = pupils_in_class(viewer, class_id)
    marks = marks_at(viewer, activity.id, class_id)
    pages = db.session.execute(
        select(Entry.pupil_id, Entry.id, Entry.written_by_kind)
        .where(
            Entry.school_id == viewer.school,
            Entry.pupil_id.in_([one.id for one in pupils]),
            Entry.activity_id == activity.id,
            Entry.removed_at.is_(None),
            visible_to(viewer),
        )
        .order_by(Entry.saved_at.desc(), Entry.id.desc())
    ).all()
    first = {row.pupil_id: row for row in pages}
    begun = set(
        db.session.scalars(
            select(EntryDraft.pupil_id).where(
                EntryDraft.pupil_id.in_([one.id for one in pupils]),
                EntryDraft.activity_id == activity.id,
            )
        )
    )
    return Round(
        activity=activity,
        turns=tuple(
            Turn(
                pupil=one,
                present=marks.get(one.id, NOT_SAID).present,
                by_hand=marks.get(one.id, NOT_SAID).by_hand,
                has_draft=one.id in begun,
                entry_id=first[one.id].id if one.id in first else None,
                by_adult=one.id in first and first[one.id].written_by_kind == "staff",
            )
            for one in pupils
        ),
    )


def pages_begun(viewer: Viewer, activity_id: UUID, class_id: UUID) -> int:
    """How many pages about an activity were written in a class or are begun by a child of it.

    A page that was taken out counts: it can be brought back.
    """
    written = select(Entry.id).where(
        Entry.school_id == viewer.school,
        Entry.activity_id == activity_id,
        Entry.class_id == class_id,
    )
    in_class = select(Enrolment.pupil_id).where(
        Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
    )
    begun = select(EntryDraft.entry_id).where(
        EntryDraft.school_id == viewer.school,
        EntryDraft.activity_id == activity_id,
        EntryDraft.pupil_id.in_(in_class),
    )
    return len({*db.session.scalars(written), *db.session.scalars(begun)})
