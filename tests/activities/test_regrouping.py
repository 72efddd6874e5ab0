"""For which classes an activity is, once it is planned."""

from datetime import date

import pytest

from app.activities import actions
from app.activities.plan import ActivityPlan
from app.activities.queries import activities_of_class, activity_for, attendance_of, attended_by
from app.activities.regrouping import change_classes
from app.foundation.errors import NotFound, Refused
from tests.support import make

PLAN = ActivityPlan(
    title="A nurse visits", on=date(2026, 6, 11), mode="in_person", jobs=(), skills=()
)


def test_the_children_of_a_class_that_joins_were_there(viewer, classroom, oak, child):
    of_oak = make.pupil(oak)
    visit = actions.plan_activity(viewer, [classroom.id], PLAN)
    change_classes(viewer, visit, [classroom.id, oak.id])
    assert attendance_of(viewer, visit) == {child.id: True, of_oak.id: True}
    assert [one.id for one in activities_of_class(viewer, oak.id)] == [visit]


def test_a_class_that_is_taken_away_was_not_there(viewer, classroom, oak, child):
    of_oak = make.pupil(oak)
    visit = actions.plan_activity(viewer, [classroom.id, oak.id], PLAN)
    change_classes(viewer, visit, [classroom.id])
    assert attendance_of(viewer, visit) == {child.id: True}
    assert attended_by(viewer, of_oak.id, oak.id) == ()
    assert activity_for(viewer, visit).class_ids == (classroom.id,)


def test_who_was_marked_away_is_so_still_when_the_class_comes_back(viewer, classroom, oak, child):
    visit = actions.plan_activity(viewer, [classroom.id, oak.id], PLAN)
    actions.mark_attendance(viewer, visit, {child.id})
    change_classes(viewer, visit, [oak.id])
    change_classes(viewer, visit, [oak.id, classroom.id])
    assert attendance_of(viewer, visit)[child.id] is False


def test_nobody_of_a_class_that_joins_was_there_before_the_day(viewer, classroom, oak, child):
    ahead = ActivityPlan(title="Soon", on=date(2026, 6, 12), mode="trip", jobs=(), skills=())
    visit = actions.plan_activity(viewer, [oak.id], ahead)
    change_classes(viewer, visit, [classroom.id])
    assert attendance_of(viewer, visit) == {}


def test_no_class_at_all_and_a_class_of_somebody_else_are_refused(viewer, classroom, oak, school):
    visit = actions.plan_activity(viewer, [classroom.id], PLAN)
    with pytest.raises(Refused):
        change_classes(viewer, visit, [])
    with pytest.raises(NotFound):
        change_classes(viewer, visit, [classroom.id, make.school_class(school).id])


@pytest.fixture
def oak(school):
    return make.school_class(school, "Oak")


@pytest.fixture
def viewer(school, classroom, oak):
    return make.staff_viewer(make.staff(school, "teacher", classes=(classroom, oak)), school)
