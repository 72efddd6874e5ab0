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


def waits_for_teacher(state: State) -> bool:
    """Whether the teacher has something to do: nobody has answered the page as it is."""
    return state in {State.UNREAD, State.READ}


def may_travel(state: State) -> bool:
    """Only what a teacher has reviewed, as it now is, goes to a new school."""
    return state is State.REVIEWED
