"""A child who moves on, and how far the child is: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from app.learning_log.pages import LogEntry
from app.reviews.queries import Standing
from app.reviews.states import may_travel, waits_for_teacher
from app.schools.queries import ClassPupil
from app.transition.readiness import Readiness

LEAVING_YEAR = "6"
"""Children of this national curriculum year move on to a secondary school."""


@dataclass(frozen=True, kw_only=True)
class Destination:
    """The school a child goes to."""

    urn: str
    laestab: str
    name: str


@dataclass(frozen=True, kw_only=True)
class LeaverFacts:
    """A child who moves on. `pages` are those chosen, the newest first; the message is apart."""

    pupil: ClassPupil
    class_name: str
    school_year: int
    destination: Destination | None
    pages: tuple[LogEntry, ...]
    message: LogEntry | None
    best_id: UUID | None
    standing: Mapping[UUID, Standing]

    @property
    def chosen(self) -> tuple[LogEntry, ...]:
        """Everything the child wants to go: the pages, and the message if there is one."""
        return (*self.pages, *([self.message] if self.message else []))

    @cached_property
    def staying_behind(self) -> tuple[LogEntry, ...]:
        """What was chosen and no teacher has reviewed as it now is."""
        return tuple(page for page in self.chosen if not may_travel(self.standing[page.id].state))

    @property
    def waiting_for_teacher(self) -> tuple[LogEntry, ...]:
        """What the teacher has still to review."""
        return tuple(
            page for page in self.staying_behind if waits_for_teacher(self.standing[page.id].state)
        )

    @property
    def waiting_for_child(self) -> tuple[LogEntry, ...]:
        """What the child was asked to add to."""
        return tuple(page for page in self.staying_behind if page not in self.waiting_for_teacher)

    @property
    def travelling(self) -> tuple[LogEntry, ...]:
        """The chosen pages that a teacher has reviewed as they now are."""
        return tuple(page for page in self.pages if page not in self.staying_behind)

    @property
    def travelling_message(self) -> LogEntry | None:
        """The message, once it is reviewed."""
        return None if self.message in self.staying_behind else self.message

    @cached_property
    def readiness(self) -> Readiness:
        """How far the child is."""
        return Readiness(
            has_school=self.destination is not None,
            chosen=len(self.chosen),
            unreviewed=len(self.staying_behind),
            starred=any(page.id == self.best_id for page in self.pages),
        )
