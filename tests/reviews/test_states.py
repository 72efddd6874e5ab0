"""Where a page stands: pure."""

import pytest

from app.reviews.states import State, may_travel, minutes_for, pile_of, state_now


@pytest.mark.parametrize(
    ("stored", "reviewed", "revision", "state"),
    [
        (None, None, 1, State.UNREAD),
        ("reviewed", 1, 1, State.REVIEWED),
        ("reviewed", 1, 2, State.UNREAD),
        ("asked", 2, 2, State.ASKED),
    ],
)
def test_a_review_holds_for_one_revision(stored, reviewed, revision, state):
    assert state_now(stored, reviewed, revision) is state


def test_only_what_was_reviewed_travels():
    assert [state for state in State if may_travel(state)] == [State.REVIEWED]


def test_every_page_lies_on_one_pile():
    assert [pile_of(state) for state in State] == ["waiting", "waiting", "asked", "reviewed"]


@pytest.mark.parametrize(("pages", "minutes"), [(0, 0), (1, 1), (6, 4), (30, 20)])
def test_about_forty_seconds_a_page(pages, minutes):
    assert minutes_for(pages) == minutes
