"""What children choose to take, and where they go."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.learning_log.queries import entries_of
from app.transition.leavers import Destination, leaver_for
from app.transition.models import Choice, Leaver
from app.transition.package.limits import MOST_ENTRIES

FULL = f"You can take {MOST_ENTRIES} pages. Leave some out."


def choose_pages(viewer: Viewer, entry_ids: Collection[UUID], best_id: UUID | None) -> None:
    """The child says which of their pages go, and which one is best (it goes too).

    Replaces what was chosen before. Raises NotFound for a page that is not theirs.
    """
    wanted = {*entry_ids, *([best_id] if best_id else [])}
    if len(wanted) > MOST_ENTRIES:
        raise Refused(FULL)
    leaver = leaver_for(viewer, viewer.person)
    own = {page.id for page in entries_of(viewer, viewer.person) if page.kind != "message"}
    if not wanted <= own:
        raise NotFound("entry")
    db.session.execute(delete(Choice).where(Choice.pupil_id == viewer.person))
    db.session.add_all(
        Choice(school_id=viewer.school, pupil_id=viewer.person, entry_id=entry_id)
        for entry_id in wanted
    )
    _leaver(viewer, viewer.person, leaver.school_year).best_entry_id = best_id
    db.session.flush()
    record(viewer, "pages chosen", "pupil", viewer.person, pupil_id=viewer.person)


def set_destination(viewer: Viewer, pupil_id: UUID, destination: Destination | None) -> None:
    """Staff say where a child goes; None when the place is not known yet."""
    leaver = _leaver(viewer, pupil_id, leaver_for(viewer, pupil_id).school_year)
    leaver.destination_urn = destination.urn if destination else None
    leaver.destination_laestab = destination.laestab if destination else None
    leaver.destination_name = destination.name if destination else None
    leaver.agreed_at, leaver.agreed_by = clock.now(), viewer.id
    db.session.flush()
    record(viewer, "destination set", "pupil", pupil_id, pupil_id=pupil_id)


def _leaver(viewer: Viewer, pupil_id: UUID, school_year: int) -> Leaver:
    key = {"school_id": viewer.school, "pupil_id": pupil_id, "school_year": school_year}
    leaver = db.session.get(Leaver, key)
    if leaver is None:
        leaver = Leaver(**key)
        db.session.add(leaver)
    return leaver
