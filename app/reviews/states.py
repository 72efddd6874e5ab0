"""Where a page stands with the teacher: pure."""

from enum import StrEnum


class State(StrEnum):
    """What the teacher has made of the page as it now is."""

    UNREAD = "unread"
    READ = "read"
    ASKED = "asked"
    REVIEWED = "reviewed"


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
