"""A child's own choice of how pages look."""

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.errors import Refused
from app.foundation.upserts import put
from app.schools.looks import BACKGROUNDS, FONTS, SIZES, SPACINGS
from app.schools.models import PupilAccess


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
