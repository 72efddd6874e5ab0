"""Children's voice notes, for the staff of the class."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.viewer import viewer
from app.web.voice_files import voice_answer

voices = Blueprint("voices", __name__)


@voices.get("/voices/<uuid:voice_id>")
@allow(Permission.LOG_READ_CLASS)
def show(voice_id: UUID) -> Response:
    """One voice note on a page that the viewer may read."""
    return voice_answer(viewer(), voice_id)
