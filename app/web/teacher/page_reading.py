"""A child's page as staff read it: its heading, its facts in a few words, its standing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.access.viewer import Viewer
from app.learning_log.pages import LogEntry
from app.reviews.queries import FeedbackFacts, Standing, feedback_on, standing_of
from app.schools.queries import ClassPupil
from app.web.page_words import WORDS, facts_of, title_of

__all__ = ["WORDS", "PageReading", "facts_of", "readings_of", "title_of"]


@dataclass(frozen=True, kw_only=True)
class PageReading:
    """A page, who wrote it, where it stands, and what was answered (the latest first)."""

    entry: LogEntry
    pupil: ClassPupil
    standing: Standing
    answers: tuple[FeedbackFacts, ...]

    @property
    def title(self) -> str:
        """What the page is about."""
        return title_of(self.entry)

    @property
    def facts(self) -> tuple[str, ...]:
        """What was picked rather than written."""
        return facts_of(self.entry)


def readings_of(
    viewer: Viewer, entries: Sequence[LogEntry], pupils: Mapping[UUID, ClassPupil]
) -> tuple[PageReading, ...]:
    """These pages with their standing and answers, in two queries. `pupils` is keyed by id."""
    ids = [entry.id for entry in entries]
    standing = standing_of(viewer, ids)
    answers = feedback_on(viewer, ids)
    return tuple(
        PageReading(
            entry=entry,
            pupil=pupils[entry.pupil_id],
            standing=standing[entry.id],
            answers=answers[entry.id],
        )
        for entry in entries
        if entry.pupil_id in pupils
    )
