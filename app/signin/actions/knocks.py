"""A child who cannot manage pictures or card asks, and the teacher lets them in."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.schools.queries import pupil_for
from app.signin.actions.pictures import forgive, sit_down
from app.signin.actions.sittings import Entered
from app.signin.models import Knock
from app.signin.queries.here import knock_of, knocks_of_pupil
from app.signin.queries.openings import live_opening


def knock(viewer: Viewer, pupil_id: UUID) -> None:
    """Ask the teacher to let this child in at the viewer's tablet. Twice is once."""
    pupil_for(viewer, pupil_id)
    if viewer.opening_id is None or viewer.tablet_id is None:
        raise Refused("Ask your teacher to open the class here.")
    if knock_of(viewer, pupil_id) is None:
        db.session.add(
            Knock(
                school_id=viewer.school,
                opening_id=viewer.opening_id,
                tablet_id=viewer.tablet_id,
                pupil_id=pupil_id,
            )
        )
        db.session.flush()
    record(viewer, "asked to be let in", "pupil", pupil_id, pupil_id=pupil_id)


def let_in(viewer: Viewer, opening_id: UUID, pupil_id: UUID, tablet_id: UUID) -> None:
    """Let a child in who asks, at this one tablet; their wrong tries are forgotten.

    Somebody who asks in the child's name at another tablet waits on. Raises NotFound for another
    class, Conflict if the child does not ask there any more.
    """
    live_opening(viewer, opening_id)
    knocks = knocks_of_pupil(opening_id, pupil_id)
    waiting_here = [row for row in knocks if row.tablet_id == tablet_id]
    if not waiting_here:
        raise Conflict("That child does not wait any more. Let them tap their name again.")
    for row in waiting_here:
        row.let_in_at, row.let_in_by = clock.now(), viewer.id
    forgive(viewer, pupil_id)
    db.session.flush()
    record(viewer, "let in", "pupil", pupil_id, pupil_id=pupil_id)


def come_in(viewer: Viewer, pupil_id: UUID) -> Entered:
    """Begin the sitting of a child whom the teacher has let in at this tablet. Raises Refused."""
    pupil_for(viewer, pupil_id)
    row = knock_of(viewer, pupil_id)
    if row is None or row.let_in_at is None:
        raise Refused("Your teacher has not let you in yet. Ask again.")
    row.used_at = clock.now()
    return sit_down(viewer, pupil_id, "let_in")
