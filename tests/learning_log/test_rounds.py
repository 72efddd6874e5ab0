"""How far a class is with the pages about one activity."""

import pytest

from app.activities import marking
from app.activities.queries import activity_for
from app.foundation import ids
from app.foundation.errors import NotFound
from app.learning_log.actions import fill_in, save_draft
from app.learning_log.answers import EntryAnswers
from app.learning_log.queries import round_of
from app.learning_log.rounds import Step
from tests.support import make


def test_everybody_is_at_their_own_step(viewer, me, child, visit, classroom):
    sent, away, waiting = (make.pupil(classroom) for _ in range(3))
    make.entry(sent, activity_id=visit.id)
    marking.mark_there(viewer, visit.id, away.id, present=False)
    save_draft(me, ids.new_id(), visit.id, {}, 2)
    found = the_round(viewer, visit, classroom)
    assert {turn.pupil.id: turn.step for turn in found.turns} == {
        sent.id: Step.SENT,
        away.id: Step.AWAY,
        child.id: Step.WRITING,
        waiting.id: Step.NOT_BEGUN,
    }
    assert (found.sent, found.expected) == (1, 3)
    assert [turn.pupil.id for turn in found.at(Step.NOT_BEGUN)] == [waiting.id]


def test_who_has_sent_a_page_was_there_whatever_was_marked(viewer, child, visit, classroom):
    make.entry(child, activity_id=visit.id)
    marking.mark_there(viewer, visit.id, child.id, present=False)
    assert the_round(viewer, visit, classroom).expected == 1


def test_a_page_about_something_else_or_put_away_is_none_about_this(
    viewer, child, visit, classroom
):
    make.entry(child)
    make.entry(child, activity_id=visit.id, removed_at=make.clock.now())
    assert the_round(viewer, visit, classroom).sent == 0


def test_it_tells_what_an_adult_wrote_down_and_what_nobody_has_said(
    viewer, child, visit, classroom
):
    answers = EntryAnswers(activity_id=visit.id, job="nurse")
    fill_in(viewer, child.id, ids.new_id(), answers)
    found = the_round(viewer, visit, classroom)
    assert [turn.by_adult for turn in found.turns] == [True]
    assert len(found.unmarked) == 1
    marking.mark_there(viewer, visit.id, child.id, present=True)
    assert the_round(viewer, visit, classroom).unmarked == ()


def test_an_activity_has_no_round_in_a_class_that_it_is_not_for(viewer, visit, school):
    with pytest.raises(NotFound):
        the_round(viewer, visit, make.school_class(school))


def the_round(viewer, visit, classroom):
    return round_of(viewer, activity_for(viewer, visit.id), classroom.id)
