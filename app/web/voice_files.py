"""A child's voice note as an answer: to the child, and to the staff of the class."""

from uuid import UUID

from flask import Response, request

from app.access.viewer import Viewer
from app.learning_log.queries import voice_file
from app.media import storage


def voice_answer(viewer: Viewer, file_id: UUID) -> Response:
    """The sound of a voice note that the viewer may hear. Raises NotFound for any other.

    Safari plays nothing that it cannot ask for in parts (RFC 9110, section 14).
    """
    found = voice_file(viewer, file_id)
    answer = Response(storage.read(found.school_id, found.id), mimetype=found.media_type)
    answer.headers["Content-Disposition"] = "inline"
    answer.make_conditional(request.environ, accept_ranges=True, complete_length=found.bytes)
    return answer
