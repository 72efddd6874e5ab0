"""Where a page stands with the teacher: pure."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What the teacher has made of the page as it now is."""

    UNREAD = "unread"
    READ = "read"
    ASKED = "asked"
    REVIEWED = "reviewed"


LONGEST_NUMBER = 9
"""Digits of a revision; more do not fit in a column."""


@dataclass(frozen=True)
class Stood:
    """Where a page stood before it was answered, to put it back so: of which revision, if any."""

    state: State = State.UNREAD
    revision: int | None = None

    def __str__(self) -> str:
        """As a form carries it: `asked.2`, or `unread`."""
        return self.state.value if self.revision is None else f"{self.state.value}.{self.revision}"

    @classmethod
    def told(cls, said: str) -> "Stood | None":
        """What a form carried; None for anything else."""
        state, _, revision = said.partition(".")
        if said == State.UNREAD.value:
            return cls()
        if state not in set(State) - {State.UNREAD} or not revision.isdecimal():
            return None
        return cls(State(state), max(1, int(revision[:LONGEST_NUMBER])))


def state_now(stored: str | None, reviewed_revision: int | None, revision: int) -> State:
    """A review holds for one revision: when the child changes the page it is unread again."""
    if stored is None or reviewed_revision != revision:
        return State.UNREAD
    return State(stored)


def changed_since_read(stored: str | None, reviewed_revision: int | None, revision: int) -> bool:
    """Whether a teacher has read an earlier revision of the page, and not this one."""
    return stored is not None and reviewed_revision != revision


def waits_for_teacher(state: State) -> bool:
    """Whether the teacher has something to do: nobody has answered the page as it is."""
    return state in {State.UNREAD, State.READ}


def may_travel(state: State) -> bool:
    """Only what a teacher has reviewed, as it now is, goes to a new school."""
    return state is State.REVIEWED


WAITING, ASKED, REVIEWED = "waiting", "asked", "reviewed"
PILES = (WAITING, ASKED, REVIEWED)
"""What a teacher's desk is sorted into: for the teacher, for the child, and done."""

CHANGED = "changed"
"""The part of what waits that somebody has read, and the child changed since."""

SECONDS_A_PAGE = 40
"""To read a page of a few lines and answer it with a sticker or a sentence."""


def pile_of(state: State) -> str:
    """Which pile a page with this state lies on."""
    if waits_for_teacher(state):
        return WAITING
    return ASKED if state is State.ASKED else REVIEWED


def minutes_for(pages: int) -> int:
    """About how long it takes to review so many pages, in whole minutes; at least 1 for any."""
    return max(1, round(pages * SECONDS_A_PAGE / 60)) if pages else 0
