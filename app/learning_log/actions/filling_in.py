"""A teacher writes a page for a child who cannot: the same page, saved in the same way."""

from dataclasses import replace
from uuid import UUID

from app.access.viewer import STAFF_ROLES, Kind, Role, Viewer
from app.foundation.errors import NotFound
from app.learning_log.actions.saving import Saved, save_entry
from app.learning_log.answers import EntryAnswers
from app.schools.queries import pupil_for


def fill_in(viewer: Viewer, pupil_id: UUID, entry_id: UUID, answers: EntryAnswers) -> Saved:
    """Save what a child told an adult as the child's own page; it says who wrote it down.

    Raises NotFound for a child of another class or another child's page, Refused for what does not
    fit. What the child has begun on a tablet stays as it is.
    """
    pupil = pupil_for(viewer, pupil_id)
    if not viewer.is_a(*STAFF_ROLES):
        raise NotFound("pupil")
    child = replace(
        viewer,
        kind=Kind.PUPIL,
        roles=frozenset({Role.PUPIL}),
        id=pupil.id,
        class_ids=frozenset({pupil.class_id}),
        nc_year=pupil.nc_year,
    )
    return save_entry(child, entry_id, answers, by=viewer)
