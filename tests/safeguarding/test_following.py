"""A page with a concern is moved or put away like any other, and the concern follows."""

import pytest

from app.foundation.errors import Conflict
from app.learning_log.actions import (
    ask_about,
    grant_wish,
    move_entry,
    pages_past_keeping,
    remove_entry,
    restore_entry,
)
from app.safeguarding import actions
from app.safeguarding.actions import following
from app.safeguarding.queries import concern_for, concerns_of, new_concerns, notes_on
from app.safeguarding.states import Step
from tests.support import make, worries


def test_a_concern_moves_to_the_child_who_wrote_the_page_and_is_new_again(
    viewer, keeper, concern, entry, other_child
):
    step(keeper, concern.id, Step.HAND_ON)
    move_entry(viewer, entry.id, other_child.id)
    follows = concern_for(keeper, concern.id)
    assert (follows.pupil_id, follows.state) == (other_child.id, "open")
    assert follows.handed_on is not None
    assert new_concerns(keeper) == 1
    (note,) = notes_on(keeper, concern.id)
    assert note.words == following.MOVED
    assert note.by_name


def test_a_closed_concern_is_opened_by_a_move(viewer, keeper, concern, entry, other_child):
    step(keeper, concern.id, Step.CLOSE)
    move_entry(viewer, entry.id, other_child.id)
    follows = concern_for(keeper, concern.id)
    assert (follows.state, follows.closed) == ("open", None)


def test_whoever_acts_on_it_as_it_was_before_the_move_is_told(
    viewer, keeper, concern, entry, other_child
):
    read = concern_for(keeper, concern.id).version
    move_entry(viewer, entry.id, other_child.id)
    with pytest.raises(Conflict):
        actions.take_step(keeper, concern.id, Step.CLOSE, version=read)


def test_taken_up_again_it_says_when(viewer, keeper, concern, entry, other_child, time):
    step(keeper, concern.id, Step.ACKNOWLEDGE)
    first = concern_for(keeper, concern.id).acknowledged.at
    move_entry(viewer, entry.id, other_child.id)
    time.move(minutes=5)
    step(keeper, concern.id, Step.ACKNOWLEDGE)
    assert concern_for(keeper, concern.id).acknowledged.at > first


def test_a_page_that_is_put_away_stays_with_its_concern(viewer, keeper, concern, entry, time):
    step(keeper, concern.id, Step.ACKNOWLEDGE)
    remove_entry(viewer, entry.id)
    assert concern_for(keeper, concern.id).state == "open"
    time.move(days=31)
    assert pages_past_keeping(viewer.school) == []
    restore_entry(viewer, entry.id)
    told = [note.words for note in notes_on(keeper, concern.id)]
    assert told == [following.PUT_AWAY, following.BROUGHT_BACK]


def test_a_wish_to_take_a_page_away_is_granted_alike(viewer, me, keeper, concern, entry):
    ask_about(me, entry.id, "remove")
    grant_wish(viewer, entry.id)
    assert len(notes_on(keeper, concern.id)) == 1


def test_whoever_leads_safeguarding_is_not_told_of_their_own_doing(
    app, school, classroom, concern, entry
):
    both = make.staff(school, "safeguarding", "teacher", classes=(classroom,))
    keeper = make.staff_viewer(both, school)
    step(keeper, concern.id, Step.ACKNOWLEDGE)
    remove_entry(keeper, entry.id)
    (found,) = concerns_of(keeper)
    assert found.state == "acknowledged"
    assert len(notes_on(keeper, concern.id)) == 1


def test_a_closed_concern_is_not_opened_when_the_page_is_put_away(viewer, keeper, concern, entry):
    step(keeper, concern.id, Step.CLOSE)
    remove_entry(viewer, entry.id)
    assert concern_for(keeper, concern.id).state == "closed"
    assert notes_on(keeper, concern.id) == ()


def step(keeper, concern_id, which):
    read = concern_for(keeper, concern_id).version
    actions.take_step(keeper, concern_id, which, version=read, handed_on_to="Record 7")


@pytest.fixture
def concern(entry, teacher):
    return worries.concern(entry, teacher)


@pytest.fixture
def other_child(classroom):
    return make.pupil(classroom)


@pytest.fixture
def keeper(school):
    return make.staff_viewer(make.staff(school, "safeguarding"), school)
