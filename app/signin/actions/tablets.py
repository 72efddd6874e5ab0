"""Names of tablets, so that adults can tell one from another."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Refused
from app.signin.queries.tablets import is_taken, tablet_row

LONGEST_NAME = 60


def rename_tablet(viewer: Viewer, tablet_id: UUID, name: str) -> None:
    """Call a tablet what is written on its case. Raises NotFound, and Refused for a name taken."""
    tablet = tablet_row(viewer, tablet_id)
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise Refused(f"Give the tablet a name of up to {LONGEST_NAME} letters.")
    if is_taken(viewer, tablet_id, name):
        raise Refused("Another tablet is called that. Choose a name that tells them apart.")
    tablet.name = name
    db.session.flush()
    record(viewer, "tablet renamed", "tablet", tablet_id)
