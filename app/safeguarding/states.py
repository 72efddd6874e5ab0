"""What can be done with a concern, and when: pure."""

from enum import StrEnum


class State(StrEnum):
    """How far a concern has come."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    HANDED_ON = "handed-on"
    CLOSED = "closed"


class Step(StrEnum):
    """What whoever leads safeguarding does with one."""

    ACKNOWLEDGE = "acknowledge"
    HAND_ON = "hand-on"
    CLOSE = "close"
    REOPEN = "reopen"


_LEADS_TO = {
    Step.ACKNOWLEDGE: (frozenset({State.OPEN}), State.ACKNOWLEDGED),
    Step.HAND_ON: (frozenset({State.OPEN, State.ACKNOWLEDGED}), State.HANDED_ON),
    Step.CLOSE: (frozenset({State.OPEN, State.ACKNOWLEDGED, State.HANDED_ON}), State.CLOSED),
    Step.REOPEN: (frozenset({State.CLOSED}), State.ACKNOWLEDGED),
}


def steps_from(state: State) -> tuple[Step, ...]:
    """What can be done next."""
    return tuple(step for step, (before, _) in _LEADS_TO.items() if state in before)


def state_after(state: State, step: Step) -> State | None:
    """Where a step leads; None where it cannot be taken."""
    before, after = _LEADS_TO[step]
    return after if state in before else None


def holds(state: State) -> bool:
    """Whether what the concern is about must be kept."""
    return state is not State.CLOSED
