"""What a child takes along."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.upserts import add_unless_there
from app.learning_log.queries import entries_of
from app.transition.actions.rows import leaver_row
from app.transition.models import Choice
from app.transition.package.limits import MOST_ENTRIES
from app.transition.queries.leavers import MESSAGE, leaver_for

FULL = f"You can take {MOST_ENTRIES} pages. Leave some out."


def choose_pages(viewer: Viewer, entry_ids: Collection[UUID], best_id: UUID | None) -> None:
    """The child says which of their pages go, and which one is best (it goes too).

    Takes the place of what was chosen before. Raises NotFound for a page that is not theirs, and
    Refused, in words for a child, for more than fit.
    """
    wanted = {*entry_ids, *([best_id] if best_id else [])}
    if len(wanted) > MOST_ENTRIES:
        raise Refused(FULL)
    leaver = leaver_for(viewer, viewer.person)
    own = {page.id for page in entries_of(viewer, viewer.person) if page.kind != MESSAGE}
    if not wanted <= own:
        raise NotFound("entry")
    db.session.execute(
        delete(Choice).where(Choice.pupil_id == viewer.person, Choice.entry_id.not_in(wanted))
    )
    key = {"school_id": viewer.school, "pupil_id": viewer.person}
    for entry_id in wanted:
        add_unless_there(Choice, key | {"entry_id": entry_id, "chosen_at": clock.now()})
    row = leaver_row(viewer, viewer.person, leaver.school_year)
    row.best_entry_id, row.finished_at = best_id, clock.now()
    db.session.flush()
    record(viewer, "pages chosen", "pupil", viewer.person, pupil_id=viewer.person)
