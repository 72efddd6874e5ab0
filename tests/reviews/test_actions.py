"""Answering children's pages."""

from datetime import UTC, datetime

import pytest

from app.foundation.errors import Conflict, NotFound, Refused
from app.reviews import actions
from app.reviews.queries import feedback_on, pages_on_desk, standing_of, waiting_in
from app.reviews.queue import Cut, QueueOrder, queue_of
from tests.support import make


def test_a_page_that_nobody_read_waits(viewer, entry, classroom):
    assert state(viewer, entry) == "unread"
    assert pile(viewer, classroom, "waiting") == [entry.id]


def test_a_reviewed_page_leaves_the_pile_until_the_child_changes_it(viewer, entry, classroom):
    actions.mark_reviewed(viewer, entry.id, revision=1)
    assert waiting_in(viewer, classroom.id) == 0
    entry.revision = 2
    assert state(viewer, entry) == "unread"
    assert waiting_in(viewer, classroom.id) == 1


def test_asking_for_more_moves_the_page_to_the_childs_pile(viewer, entry, classroom):
    actions.ask_for_more(viewer, entry.id, words="Who else?")
    assert pile(viewer, classroom, "asked") == [entry.id]


def test_a_review_of_what_is_no_longer_there_is_a_clash(viewer, entry):
    entry.revision = 2
    with pytest.raises(Conflict):
        actions.mark_reviewed(viewer, entry.id, revision=1)
    with pytest.raises(Conflict):
        actions.ask_for_more(viewer, entry.id, words="Who else?", revision=1)


def test_the_same_answer_sent_twice_is_one(viewer, entry):
    first = actions.give_feedback(viewer, entry.id, words="Well seen.", sticker="growing")
    again = actions.give_feedback(viewer, entry.id, words="Well seen.", sticker="growing")
    assert first == again
    assert len(feedback_on(viewer, [entry.id])[entry.id]) == 1


@pytest.mark.parametrize(
    "said", [{}, {"words": "a" * 1001}, {"sticker": "gold-star"}], ids=["nothing", "long", "other"]
)
def test_what_cannot_be_sent_is_refused_in_a_sentence(viewer, entry, said):
    with pytest.raises(Refused, match=r"\w\.$"):
        actions.give_feedback(viewer, entry.id, **said)


def test_what_is_taken_back_is_no_longer_seen_and_the_page_waits(viewer, entry, classroom):
    given = actions.ask_for_more(viewer, entry.id, words="Who else?")
    actions.undo_feedback(viewer, given)
    assert feedback_on(viewer, [entry.id])[entry.id] == ()
    assert waiting_in(viewer, classroom.id) == 1


def test_a_child_says_what_they_have_read(viewer, entry, child):
    actions.give_feedback(viewer, entry.id, sticker="growing")
    actions.mark_feedback_seen(make.pupil_viewer(child), [entry.id])
    assert feedback_on(viewer, [entry.id])[entry.id][0].seen


def test_a_teacher_sees_that_the_page_was_changed_after_the_answer(viewer, entry):
    actions.ask_for_more(viewer, entry.id, words="Who else?")
    assert not feedback_on(viewer, [entry.id])[entry.id][0].changed_since
    entry.revision = 2
    assert feedback_on(viewer, [entry.id])[entry.id][0].changed_since


def test_another_child_cannot(entry, classroom):
    with pytest.raises(NotFound):
        actions.mark_feedback_seen(make.pupil_viewer(make.pupil(classroom)), [entry.id])


def test_a_teacher_of_another_class_finds_nothing_to_answer(school, entry, classroom, viewer):
    given = actions.give_feedback(viewer, entry.id, sticker="growing")
    stranger = make.staff_viewer(make.staff(school, "teacher"), school)
    for attempt in (
        lambda: actions.give_feedback(stranger, entry.id, words="x"),
        lambda: actions.mark_reviewed(stranger, entry.id, revision=1),
        lambda: actions.undo_feedback(stranger, given),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert pages_on_desk(stranger, classroom.id) == ()


def test_who_waits_longest_comes_first_if_that_is_asked_for(viewer, classroom, child):
    pages = [
        make.entry(child, saved_at=datetime(2026, 6, day, 9, tzinfo=UTC)).id for day in (2, 1, 3)
    ]
    lying = pages_on_desk(viewer, classroom.id)
    queue = queue_of(lying, Cut(order=QueueOrder.LONGEST))
    assert [one.entry_id for one in queue] == [pages[1], pages[0], pages[2]]


def state(viewer, entry):
    return standing_of(viewer, [entry.id])[entry.id].state


def pile(viewer, classroom, name):
    lying = pages_on_desk(viewer, classroom.id)
    return [page.entry_id for page in queue_of(lying, Cut(pile=name))]
