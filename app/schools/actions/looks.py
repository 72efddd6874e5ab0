"""A child's own choice of how pages look."""

from typing import Any
from uuid import UUID

from sqlalchemy import update

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.upserts import add_unless_there
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
    _keep(
        viewer,
        viewer.person,
        background=background,
        size=size,
        spacing=spacing,
        font=font,
        calm=calm,
    )
    record(viewer, "look changed", "pupil", viewer.person, pupil_id=viewer.person)


def set_mode(viewer: Viewer, pupil_id: UUID, mode: str) -> None:
    """Let a child's pages ask for less or for more. Raises NotFound, and Refused for no such mode.

    Nothing says why: it is a teacher's choice for a child, not a diagnosis.
    """
    pupil = pupil_for(viewer, pupil_id)
    if mode not in MODES:
        raise Refused("Choose one of the three kinds of pages.")
    _keep(viewer, pupil.id, mode=mode)
    record(viewer, "kind of pages set", "pupil", pupil.id, pupil_id=pupil.id)


def _keep(viewer: Viewer, pupil_id: UUID, **chosen: Any) -> None:
    """Change what was chosen, and leave the rest as it is: plain, if nothing was chosen before."""
    plain = {
        "background": BACKGROUNDS[0],
        "size": SIZES[0],
        "spacing": SPACINGS[0],
        "font": FONTS[0],
        "calm": False,
        "mode": MODES[0],
    }
    key = {"school_id": viewer.school, "pupil_id": pupil_id}
    if not add_unless_there(PupilAccess, key | plain | chosen):
        db.session.execute(update(PupilAccess).filter_by(**key).values(**chosen))
