"""Who is ready to move on: pure."""

from dataclasses import dataclass
from enum import StrEnum


class Ready(StrEnum):
    """How far a child is."""

    NOT_STARTED = "not_started"
    NO_SCHOOL = "no_school"
    NEARLY = "nearly"
    READY = "ready"


@dataclass(frozen=True, kw_only=True)
class Readiness:
    """What decides whether a child's pages can go: counts of pages, the message among them."""

    has_school: bool
    chosen: int
    unreviewed: int
    starred: bool

    @property
    def state(self) -> Ready:
        """Ready when pages are chosen, one is starred, all are reviewed and the school is known."""
        if not self.chosen:
            return Ready.NOT_STARTED
        if not self.has_school:
            return Ready.NO_SCHOOL
        if self.unreviewed or not self.starred:
            return Ready.NEARLY
        return Ready.READY

    @property
    def can_travel(self) -> bool:
        """Whether anything would arrive: somewhere to go, and a chosen page that is reviewed."""
        return self.has_school and self.chosen > self.unreviewed
