"""A school's tablets: known again by what their browser keeps, and named by adults."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Refused
from app.signin.actions.sittings import tablet_at_hand
from app.signin.models import ClassOpening, Tablet
from app.signin.queries.tablets import is_taken, tablet_row, tablets_at, tablets_known

LONGEST_NAME = 60
MOST_TABLETS = 60
"""On which one opening of a class is open: more than a class has children. Whoever has the code
could else be a new tablet again and again, and fill the school's list with them."""
TOO_MANY = "This class is open on many tablets already. Ask your teacher to open it on this one."


def tablet_of_device(
    opening: ClassOpening, known_as: tuple[int, UUID] | None, *, by_teacher: bool = False
) -> Tablet:
    """The tablet that a device is, by the school and id it was known as, or a new one.

    Raises Refused for one new tablet too many, but for a teacher's own hand.
    """
    school_id = opening.school_id
    known = None
    if known_as and known_as[0] == school_id:
        known = db.session.get(Tablet, (school_id, known_as[1]))
    if known is None and not by_teacher and tablets_at(opening.id) >= MOST_TABLETS:
        raise Refused(TOO_MANY)
    return tablet_at_hand(school_id, known.id if known else None, tablets_known(school_id))


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
