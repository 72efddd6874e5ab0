"""A child's drawing, for the staff of the class."""

from uuid import UUID

from flask import Blueprint, Response

from app.access.permissions import Permission
from app.learning_log.queries import picture_file
from app.media import storage
from app.web.guard import allow
from app.web.viewer import viewer

pictures = Blueprint("pictures", __name__)


@pictures.get("/pictures/<uuid:file_id>")
@allow(Permission.LOG_READ_CLASS)
def show(file_id: UUID) -> Response:
    """The bytes of one drawing on a page that the viewer may read."""
    found = picture_file(viewer(), file_id)
    answer = Response(storage.read(found.school_id, found.id), mimetype=found.media_type)
    answer.headers["Content-Disposition"] = "inline"
    return answer
