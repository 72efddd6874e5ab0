"""A child's own drawings and photos."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.picture_files import picture_answer
from app.web.viewer import viewer

pictures = Blueprint("pictures", __name__, url_prefix="/pictures")


@pictures.get("/<uuid:file_id>")
@allow(Permission.LOG_READ_OWN)
def show(file_id: UUID) -> Response:
    """One picture, for the child who made it."""
    return picture_answer(viewer(), file_id)
