"""A file that was received, and what may still be done with it."""

from uuid import UUID

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.sealing import keyring
from app.schools.actions.checking import Checked, Unmapped, store
from app.schools.models import RosterImport
from app.schools.queries.imports import file_place, import_for
from app.tasks.actions import add_task

READ = "read_roster"
"""A kind of background work."""
DONE_ALREADY = "This file has been dealt with already. Nothing was done a second time."
AT_WORK = "This file is being worked on. Wait until it is done."


def begin_or_store(viewer: Viewer, stored: RosterImport, found: Checked | Unmapped | None) -> None:
    """Store what was found; nothing yet means that the background work is to find it."""
    if found is not None:
        store(viewer, stored, found)
        return
    stored.state, stored.problem = "reading", ""
    stored.task_id = add_task(viewer, READ, {"import_id": str(stored.id)})
    db.session.add(stored)
    db.session.flush()


def open_import(viewer: Viewer, import_id: UUID, *states: str) -> RosterImport:
    """A file in one of these states, as it is now. Raises NotFound, or Refused with the reason."""
    stored = import_for(viewer, import_id)
    db.session.refresh(stored)
    if stored.at_work:
        raise Refused(AT_WORK)
    if stored.state not in states:
        raise Refused(DONE_ALREADY)
    return stored


def data_of(viewer: Viewer, stored: RosterImport) -> bytes:
    """The file itself, out of its seal."""
    return keyring().open(stored.file_sealed or b"", file_place(viewer.school, stored.id))
