"""Where children go, and the schools they can go to."""

from collections.abc import Mapping
from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.actions import add_school
from app.schools.queries import school_by_urn
from app.transition.actions.rows import leaver_row
from app.transition.leavers import Destination
from app.transition.queries.leavers import leavers_of_class

SECONDARY = "secondary"


def place_children(
    viewer: Viewer, class_id: UUID, places: Mapping[UUID, Destination | None]
) -> int:
    """Say where children of a class go, None when it is not known; how many that changed.

    Raises NotFound for a class that is not the viewer's, and for a child who is not in it or does
    not move on.
    """
    leavers = {leaver.pupil.id: leaver for leaver in leavers_of_class(viewer, class_id)}
    if not set(places) <= set(leavers):
        raise NotFound("leaver")
    changed = 0
    for pupil_id, place in places.items():
        if leavers[pupil_id].destination == place:
            continue
        changed += 1
        row = leaver_row(viewer, pupil_id, leavers[pupil_id].school_year)
        row.destination_urn = place.urn if place else None
        row.destination_laestab = place.laestab if place else None
        row.destination_name = place.name if place else None
        row.agreed_at, row.agreed_by = clock.now(), viewer.id
        db.session.flush()
        record(viewer, "destination set", "pupil", pupil_id, pupil_id=pupil_id)
    return changed


def add_destination(viewer: Viewer, name: str, urn: str, laestab: str) -> Destination:
    """Make a secondary school known, so that children can go there and packages be addressed.

    Raises Refused for a number that is none, Conflict for one that another school has.
    """
    if not name:
        raise Refused("Write the name of the school.")
    try:
        known = school_by_urn(urn)
    except NotFound:
        school_id = add_school(name, SECONDARY, urn, laestab)
        record(viewer, "school added", "school", str(school_id))
        return Destination(urn=urn, laestab=laestab, name=name)
    if known.phase == SECONDARY:
        raise Conflict(f"{known.name} has this URN and is on the list already.")
    raise Conflict(f"{known.name} has this URN, and it is not a secondary school.")
