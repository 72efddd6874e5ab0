"""A child's own choice of how pages look."""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.errors import Refused
from app.foundation.upserts import put
from app.schools.looks import BACKGROUNDS, FONTS, MODES, SIZES, SPACINGS
from app.schools.models import PupilAccess
from app.schools.queries import pupil_for


def change_look(
    viewer: Viewer, *, background: str, size: str, spacing: str, font: str, calm: bool
) -> None:
    """Keep how pages look for the child who asks. Raises Refused for a look we do not have."""
    chosen = (background, size, spacing, font)
    if any(
        slug not in known
        for slug, known in zip(chosen, (BACKGROUNDS, SIZES, SPACINGS, FONTS), strict=True)
    ):
        raise Refused("Pick one of the pictures.")
    put(
        PupilAccess,
        {
            "school_id": viewer.school,
            "pupil_id": viewer.person,
            "background": background,
            "size": size,
            "spacing": spacing,
            "font": font,
            "calm": calm,
        },
        key=("school_id", "pupil_id"),
    )
    record(viewer, "look changed", "pupil", viewer.person, pupil_id=viewer.person)


def set_mode(viewer: Viewer, pupil_id: UUID, mode: str) -> None:
    """Let a child's pages ask for less or for more. Raises NotFound, and Refused for no such mode.

    Nothing says why: it is a teacher's choice for a child, not a diagnosis.
    """
    pupil = pupil_for(viewer, pupil_id)
    if mode not in MODES:
        raise Refused("Choose one of the three kinds of pages.")
    row = {"school_id": viewer.school, "pupil_id": pupil.id, "mode": mode}
    put(PupilAccess, row, key=("school_id", "pupil_id"))
    record(viewer, "kind of pages set", "pupil", pupil.id, pupil_id=pupil.id)
