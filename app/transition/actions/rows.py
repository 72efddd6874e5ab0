"""The row of a child who moves on, made when first needed."""

from uuid import UUID

from app.access.viewer import Viewer
from app.foundation.database import db
from app.transition.models import Leaver


def leaver_row(viewer: Viewer, pupil_id: UUID, school_year: int) -> Leaver:
    """What is kept about this child's move in this school year."""
    key = {"school_id": viewer.school, "pupil_id": pupil_id, "school_year": school_year}
    leaver = db.session.get(Leaver, key)
    if leaver is None:
        leaver = Leaver(**key)
        db.session.add(leaver)
    return leaver
