"""Planning, changing and taking back an activity, and who was away."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from app.activities import actions
from app.activities.models import Activity
from app.activities.plan import ActivityPlan, Visitor
from app.activities.queries import (
    activities_of_class,
    activity_for,
    attendance_in_class,
    attendance_of,
    attended_by,
)
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from tests.support import make

PLAN = ActivityPlan(
    title="A nurse visits",
    on=date(2026, 6, 11),
    mode="in_person",
    jobs=("nurse",),
    skills=("listening",),
    visitors=(Visitor(name="Nurse Example", job="nurse"), Visitor(name="A friend")),
)


def test_what_was_planned_is_what_is_shown(viewer, classroom):
    activity = activity_for(viewer, actions.plan_activity(viewer, [classroom.id], PLAN))
    assert (activity.title, activity.jobs, activity.visitors) == (
        PLAN.title,
        PLAN.jobs,
        PLAN.visitors,
    )
    assert activity.class_ids == (classroom.id,)


def test_everybody_of_the_class_counts_as_there(viewer, classroom, child):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    assert attendance_of(viewer, activity_id) == {child.id: True}


def test_nobody_was_there_before_the_day_has_come(viewer, classroom, child, time):
    tomorrow = replace(PLAN, on=date(2026, 6, 12))
    activity_id = actions.plan_activity(viewer, [classroom.id], tomorrow)
    assert attendance_of(viewer, activity_id) == {}
    assert attended_by(viewer, child.id, classroom.id) == ()
    time.move(days=1)
    assert [one.id for one in attended_by(viewer, child.id, classroom.id)] == [activity_id]


def test_what_is_put_off_has_not_been_attended_yet(viewer, classroom, child):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    actions.change_activity(viewer, activity_id, replace(PLAN, on=date(2026, 6, 12)), version=1)
    assert attendance_of(viewer, activity_id) == {}


def test_a_child_who_came_to_the_class_later_was_not_there_unless_marked(
    viewer, classroom, child, time
):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    time.move(days=1)
    late = make.pupil(classroom, starts_on=date(2026, 6, 12))
    assert attended_by(viewer, late.id, classroom.id) == ()
    assert attendance_in_class(viewer, classroom.id) == {
        (activity_id, child.id): True,
        (activity_id, late.id): False,
    }
    actions.mark_attendance(viewer, activity_id, away=())
    assert [one.id for one in attended_by(viewer, late.id, classroom.id)] == [activity_id]
    assert attendance_in_class(viewer, classroom.id)[activity_id, late.id] is True


def test_two_who_save_at_the_same_moment_are_told_so(viewer, classroom):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    row = db.session.get_one(Activity, (viewer.school, activity_id))
    others = update(Activity.__table__).values(version=2)
    db.session.execute(others)  # somebody's transaction ends between our look and our write
    with pytest.raises(Conflict):
        actions.change_activity(viewer, activity_id, PLAN, row.version)


def test_who_is_marked_away_is_not_asked_about_it(viewer, classroom, child):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    actions.mark_attendance(viewer, activity_id, {child.id})
    assert attended_by(viewer, child.id, classroom.id) == ()
    actions.mark_attendance(viewer, activity_id, set())
    assert len(attended_by(viewer, child.id, classroom.id)) == 1


def test_nobodys_class_and_another_teachers_class_are_refused(viewer, school):
    with pytest.raises(Refused):
        actions.plan_activity(viewer, [], PLAN)
    with pytest.raises(NotFound):
        actions.plan_activity(viewer, [make.school_class(school).id], PLAN)


def test_every_change_moves_the_version_on(viewer, classroom):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    actions.change_activity(viewer, activity_id, replace(PLAN, visitors=()), version=1)
    assert activity_for(viewer, activity_id).version == 2
    with pytest.raises(Conflict):
        actions.change_activity(viewer, activity_id, PLAN, version=1)


def test_removing_hides_it_and_restoring_brings_it_back(viewer, classroom):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    actions.remove_activity(viewer, activity_id)
    assert activities_of_class(viewer, classroom.id) == ()
    actions.restore_activity(viewer, activity_id)
    assert len(activities_of_class(viewer, classroom.id)) == 1


def test_a_stranger_can_neither_change_nor_restore(viewer, classroom, school):
    activity_id = actions.plan_activity(viewer, [classroom.id], PLAN)
    stranger = make.staff_viewer(make.staff(school, "teacher"), school)
    for attempt in (
        lambda: actions.change_activity(stranger, activity_id, PLAN, version=1),
        lambda: actions.remove_activity(stranger, activity_id),
        lambda: actions.mark_attendance(stranger, activity_id, set()),
        lambda: actions.restore_activity(stranger, activity_id),
    ):
        with pytest.raises(NotFound):
            attempt()
