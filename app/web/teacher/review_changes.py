"""What a child changed on a page since a teacher read it, in words for the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.access.viewer import Viewer
from app.learning_log.differences import Piece, changed_parts, changed_words
from app.learning_log.pages import LogEntry
from app.learning_log.queries import versions_before
from app.web.teacher.page_reading import PageReading

PARTS = {
    "name": "whose page it is",
    "job": "the job",
    "met": "how the job was met",
    "skills": "the skills",
    "wish": "whether they would like to do it",
    "pictures": "the picture",
    "voice": "the voice note",
}


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What differs: the text piece by piece (empty if it is the same), and other parts by name."""

    words: Sequence[Piece]
    parts: Sequence[str]


def changes_since(viewer: Viewer, reading: PageReading) -> Changes | None:
    """What changed since the version that was read; None if the page stands as it was read."""
    read = reading.standing.read_revision
    if read is None:
        return None
    before = next(
        (one for one in versions_before(viewer, reading.entry) if one.revision <= read), None
    )
    return _changes(before, reading.entry) if before else Changes(words=(), parts=())


def _changes(before: LogEntry, after: LogEntry) -> Changes:
    return Changes(
        words=changed_words(before.words, after.words),
        parts=[PARTS[part] for part in changed_parts(before, after)],
    )
