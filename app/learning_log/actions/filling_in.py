"""A teacher writes a page for a child who cannot: the same page, saved in the same way."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import STAFF_ROLES, Kind, Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.learning_log.actions.saving import Saved, save_entry
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import Entry
from app.schools.queries import pupil_for

THE_CHILDS = "The child wrote this page. Write another one beside it."


def fill_in(viewer: Viewer, pupil_id: UUID, entry_id: UUID, answers: EntryAnswers) -> Saved:
    """Save what a child told an adult as the child's own page; it says who wrote it down.

    Raises NotFound for a child of another class or another child's page, Refused for what does not
    fit and for a page that the child wrote: nobody else's words take its place. What the child has
    begun on a tablet stays as it is.
    """
    pupil = pupil_for(viewer, pupil_id)
    if not viewer.is_a(*STAFF_ROLES):
        raise NotFound("pupil")
    _refuse_over_own_words(pupil.id, entry_id, answers)
    child = replace(
        viewer,
        kind=Kind.PUPIL,
        roles=frozenset({Role.PUPIL}),
        id=pupil.id,
        class_ids=frozenset({pupil.class_id}),
        nc_year=pupil.nc_year,
    )
    return save_entry(child, entry_id, answers, by=viewer)


def _refuse_over_own_words(pupil_id: UUID, entry_id: UUID, answers: EntryAnswers) -> None:
    there = db.session.scalars(
        select(Entry).where(Entry.pupil_id == pupil_id, Entry.id == entry_id).with_for_update()
    ).one_or_none()
    if there is None or there.written_by_kind == Kind.STAFF.value:
        return
    if there.content_digest != answers.digest():
        raise Refused(THE_CHILDS)
