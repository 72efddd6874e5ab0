"""Reviews of a class: a row for each page and each answer to it, the newest page first."""

from collections.abc import Iterator
from uuid import UUID

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.tables import Cell, Table
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_in_class
from app.reviews.queries import FeedbackFacts, Standing, feedback_on, standing_of
from app.reviews.states import State
from app.reviews.stickers import STICKERS
from app.schools.queries import class_for, pupils_named

HEADINGS = (
    *("Surname", "First name", "Job", "Written on", "Stands", "Read by", "Read on"),
    *("Answered by", "Answered on", "Words", "Sticker", "Asked for more", "Child has read it"),
)
STANDS = {
    State.UNREAD: "Not read yet",
    State.READ: "Read",
    State.ASKED: "Asked for more",
    State.REVIEWED: "Reviewed",
}
CHANGED = "Changed since it was read"


def table(viewer: Viewer, class_id: UUID) -> Table:
    """Every page written in this class; one that was answered twice has two rows."""
    class_for(viewer, class_id)
    pages = entries_in_class(viewer, class_id, with_pictures=False)
    ids = [page.id for page in pages]
    pupils = pupils_named(viewer, {page.pupil_id for page in pages})
    standing, answers = standing_of(viewer, ids), feedback_on(viewer, ids)
    return Table(
        HEADINGS,
        [
            (pupils[page.pupil_id].surname, pupils[page.pupil_id].called, *row)
            for page in pages
            for row in _rows(page, standing[page.id], answers[page.id])
        ],
    )


def _rows(
    page: LogEntry, standing: Standing, answers: tuple[FeedbackFacts, ...]
) -> Iterator[tuple[Cell, ...]]:
    start = (
        page.job_title,
        clock.local(page.saved_at).date(),
        CHANGED if standing.changed else STANDS[standing.state],
        standing.by_name,
        clock.local(standing.at).date() if standing.at else None,
    )
    for answer in answers:
        sticker = STICKERS.get(answer.sticker or "")
        yield (
            *start,
            answer.by_name,
            clock.local(answer.at).date(),
            answer.words,
            sticker.words if sticker else "",
            "Yes" if answer.asks_more else "",
            "Yes" if answer.seen else "",
        )
    if not answers:
        yield (*start, "", None, "", "", "", "")
