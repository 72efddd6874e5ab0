"""How far a concern comes."""

import pytest

from app.safeguarding.states import State, Step, holds, state_after, steps_from


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (State.OPEN, {Step.ACKNOWLEDGE, Step.HAND_ON, Step.CLOSE}),
        (State.ACKNOWLEDGED, {Step.HAND_ON, Step.CLOSE}),
        (State.HANDED_ON, {Step.CLOSE}),
        (State.CLOSED, {Step.REOPEN}),
    ],
)
def test_what_comes_next_follows_from_where_it_stands(state, steps):
    assert set(steps_from(state)) == steps
    assert {step for step in Step if state_after(state, step) is not None} == steps


def test_a_concern_holds_until_it_is_closed():
    assert [state for state in State if not holds(state)] == [State.CLOSED]
