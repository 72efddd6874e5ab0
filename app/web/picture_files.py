"""A child's drawing or photo as an answer: to the child, and to the staff of the class."""

from uuid import UUID

from flask import Response

from app.access.viewer import Viewer
from app.learning_log.queries import picture_file
from app.media import storage


def picture_answer(viewer: Viewer, file_id: UUID) -> Response:
    """The bytes of a picture that the viewer may see. Raises NotFound for any other."""
    found = picture_file(viewer, file_id)
    answer = Response(storage.read(found.school_id, found.id), mimetype=found.media_type)
    answer.headers["Content-Disposition"] = "inline"
    return answer
