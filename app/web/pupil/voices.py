"""What a child said, to be heard again."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.viewer import viewer
from app.web.voice_files import voice_answer

voices = Blueprint("voices", __name__, url_prefix="/voices")


@voices.get("/<uuid:voice_id>")
@allow(Permission.LOG_READ_OWN)
def show(voice_id: UUID) -> Response:
    """One voice note, for the child who made it."""
    return voice_answer(viewer(), voice_id)
