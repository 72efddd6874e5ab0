"""Who was there: one tap a child, and the clock for everybody else."""

from dataclasses import replace
from datetime import date

import pytest

from app.activities import actions, marking
from app.activities.queries import Mark, attendance_of, attended_by, marks_at
from app.foundation.errors import NotFound
from tests.activities.test_actions import PLAN
from tests.support import make

TOMORROW = replace(PLAN, on=date(2026, 6, 12))


def test_one_tap_says_away_and_one_more_takes_it_back(viewer, visit, child):
    marking.mark_there(viewer, visit.id, child.id, present=False)
    assert attendance_of(viewer, visit.id) == {child.id: False}
    marking.mark_there(viewer, visit.id, child.id, present=True)
    assert attendance_of(viewer, visit.id) == {child.id: True}


def test_everybody_else_was_there_but_who_was_marked_away_stays_away(
    viewer, visit, classroom, child
):
    away, friend = make.pupil(classroom), make.pupil(classroom)
    marking.mark_there(viewer, visit.id, away.id, present=False)
    assert marking.mark_the_rest_there(viewer, visit.id, classroom.id) == 2
    assert attendance_of(viewer, visit.id) == {child.id: True, friend.id: True, away.id: False}


def test_a_child_of_another_class_can_not_be_marked(viewer, visit, school):
    stranger = make.pupil(make.school_class(school))
    with pytest.raises(NotFound):
        marking.mark_there(viewer, visit.id, stranger.id, present=True)
    with pytest.raises(NotFound):
        marking.mark_the_rest_there(viewer, visit.id, make.school_class(school).id)


def test_on_the_day_of_what_was_planned_ahead_everybody_gets_a_row(viewer, classroom, child, time):
    activity_id = actions.plan_activity(viewer, [classroom.id], TOMORROW)
    assert marking.count_who_was_there(viewer.school) == 0
    time.move(days=1)
    assert marking.count_who_was_there(viewer.school) == 1
    assert attendance_of(viewer, activity_id) == {child.id: True}
    assert marking.count_who_was_there(viewer.school) == 0


def test_the_clock_counts_who_was_in_the_class_on_the_day_and_overrules_nobody(
    viewer, classroom, child, time
):
    activity_id = actions.plan_activity(viewer, [classroom.id], TOMORROW)
    marking.mark_there(viewer, activity_id, child.id, present=False)
    late = make.pupil(classroom, starts_on=date(2026, 6, 13))
    time.move(days=3)
    assert marking.count_who_was_there(viewer.school) == 0
    assert marks_at(viewer, activity_id, classroom.id) == {
        child.id: Mark(present=False, by_hand=True),
        late.id: Mark(present=False, by_hand=False),
    }


def test_what_is_taken_back_counts_nobody(viewer, classroom, child, time):
    activity_id = actions.plan_activity(viewer, [classroom.id], TOMORROW)
    actions.remove_activity(viewer, activity_id)
    time.move(days=1)
    assert marking.count_who_was_there(viewer.school) == 0


def test_what_was_marked_by_hand_outlives_a_day_put_off_and_counts_again_when_it_comes(
    viewer, classroom, child, time
):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    friend = make.pupil(classroom)
    marking.mark_there(viewer, activity_id, friend.id, present=False)
    actions.change_activity(viewer, activity_id, TOMORROW, version=1)
    assert attendance_of(viewer, activity_id) == {friend.id: False}
    assert attended_by(viewer, child.id, classroom.id) == ()
    time.move(days=1)
    assert marking.count_who_was_there(viewer.school) == 1
    assert attendance_of(viewer, activity_id) == {child.id: True, friend.id: False}
