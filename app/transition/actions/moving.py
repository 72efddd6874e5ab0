"""A page written under the wrong name: it moves, and nobody takes along what is not theirs."""

from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import Refused
from app.learning_log.actions import move_entry
from app.learning_log.queries import entry_for
from app.schools.queries import pupil_for
from app.transition.models import Choice, Leaver
from app.transition.queries.packages import packed_for

PACKED = (
    "{name}’s pages were packed for {school}, and this page may be among them, so it stays where "
    "it is. Tell {school} whose page it is, or put it away here."
)


def move_page(viewer: Viewer, entry_id: UUID, pupil_id: UUID) -> None:
    """Move a page to the child of the class who wrote it; the other child no longer chose it.

    Raises NotFound, and Refused, saying why, when the page is in a package that was made.
    """
    page = entry_for(viewer, entry_id)
    if reason := why_not_moved(viewer, entry_id):
        raise Refused(reason)
    move_entry(viewer, entry_id, pupil_id)
    if page.pupil_id == pupil_id:
        return
    db.session.execute(
        delete(Choice).where(Choice.pupil_id == page.pupil_id, Choice.entry_id == entry_id)
    )
    starred = select(Leaver).where(
        Leaver.pupil_id == page.pupil_id, Leaver.best_entry_id == entry_id
    )
    for leaver in db.session.scalars(starred):
        leaver.best_entry_id = None
    db.session.flush()


def why_not_moved(viewer: Viewer, entry_id: UUID) -> str:
    """The sentence that says why a page cannot be moved now; empty when it can."""
    page = entry_for(viewer, entry_id)
    school = packed_for(viewer, page.pupil_id, page.saved_at)
    if school is None:
        return ""
    return PACKED.format(name=pupil_for(viewer, page.pupil_id).shown, school=school)
