"""Children's drawings and photos, for the staff of the class."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.web.guard import allow
from app.web.picture_files import picture_answer
from app.web.viewer import viewer

pictures = Blueprint("pictures", __name__)


@pictures.get("/pictures/<uuid:file_id>")
@allow(Permission.LOG_READ_CLASS)
def show(file_id: UUID) -> Response:
    """One picture on a page that the viewer may read."""
    return picture_answer(viewer(), file_id)
