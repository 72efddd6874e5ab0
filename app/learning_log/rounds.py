"""A class round: tablets go from hand to hand until everybody who was there has a page. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.activities.queries import ActivityFacts
from app.schools.queries import ClassPupil


class Step(StrEnum):
    """How far a child is with the page about the activity."""

    AWAY = "away"
    NOT_BEGUN = "not-begun"
    WRITING = "writing"
    SENT = "sent"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """A child in a round. `by_hand`: somebody said whether the child was there.

    `entry_id` is the page about the activity, if there is one; `by_adult` if one wrote it.
    """

    pupil: ClassPupil
    present: bool
    by_hand: bool
    has_draft: bool = False
    entry_id: UUID | None = None
    by_adult: bool = False

    @property
    def step(self) -> Step:
        """A page counts more than a mark: who has sent one was there."""
        if self.entry_id:
            return Step.SENT
        if not self.present:
            return Step.AWAY
        return Step.WRITING if self.has_draft else Step.NOT_BEGUN


@dataclass(frozen=True, kw_only=True)
class Round:
    """An activity in a class, child by child."""

    activity: ActivityFacts
    turns: tuple[Turn, ...]

    def at(self, *steps: Step) -> tuple[Turn, ...]:
        """The children at any of these steps."""
        return tuple(turn for turn in self.turns if turn.step in steps)

    @property
    def sent(self) -> int:
        """How many have a page."""
        return len(self.at(Step.SENT))

    @property
    def expected(self) -> int:
        """How many will have one: everybody who was not away."""
        return len(self.turns) - len(self.at(Step.AWAY))

    @property
    def unmarked(self) -> tuple[Turn, ...]:
        """The children of whom nobody has said whether they were there."""
        return tuple(turn for turn in self.turns if not turn.by_hand)
