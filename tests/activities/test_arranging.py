"""Moving an activity to another day, and the skills that visitors name."""

from dataclasses import replace
from datetime import date

import pytest

from app.activities import actions
from app.activities.arranging import move_activity, name_skills
from app.activities.plan import ActivityPlan, Visitor
from app.activities.queries import activities_between, activity_for, attendance_of, planned_from
from app.foundation.errors import Conflict, NotFound, Refused
from tests.support import make

PLAN = ActivityPlan(
    title="A nurse visits",
    on=date(2026, 6, 11),
    mode="in_person",
    jobs=("nurse",),
    skills=("listening",),
    visitors=(Visitor(name="Nurse Example", job="nurse"), Visitor(name="A friend")),
    subject="science",
    menu="teddy-bear-clinic",
    before=("What does a nurse hear?",),
    after=("What surprised you?", "Who else helps?"),
)


def test_the_subject_the_questions_and_where_it_came_from_are_kept(viewer, planned):
    kept = activity_for(viewer, planned)
    assert (kept.subject, kept.menu) == ("science", "teddy-bear-clinic")
    assert (kept.before, kept.after) == (PLAN.before, PLAN.after)
    assert [one.id for one in planned_from(viewer, "teddy-bear-clinic")] == [planned]


def test_an_activity_moves_to_another_day(viewer, planned):
    move_activity(viewer, planned, date(2026, 6, 18), version=1)
    assert activity_for(viewer, planned).on == date(2026, 6, 18)
    assert attendance_of(viewer, planned) == {}


def test_what_moves_within_the_past_keeps_who_was_there(viewer, planned, child):
    move_activity(viewer, planned, date(2026, 6, 10), version=1)
    assert attendance_of(viewer, planned) == {child.id: True}


def test_the_second_of_two_who_move_it_is_told(viewer, planned):
    move_activity(viewer, planned, date(2026, 6, 18), version=1)
    with pytest.raises(Conflict):
        move_activity(viewer, planned, date(2026, 6, 19), version=1)


def test_a_stranger_moves_nothing(planned, school):
    stranger = make.staff_viewer(make.staff(school, "teacher"), school)
    with pytest.raises(NotFound):
        move_activity(stranger, planned, date(2026, 6, 18), version=1)


def test_each_visitor_names_the_skills_of_the_job(viewer, planned):
    name_skills(viewer, planned, {1: ("listening", "speaking"), 2: ()}, version=1)
    visitors = activity_for(viewer, planned).visitors
    assert [one.skills for one in visitors] == [("listening", "speaking"), ()]


def test_more_than_three_skills_are_refused(viewer, planned):
    four = ("listening", "speaking", "teamwork", "planning")
    with pytest.raises(Refused, match="up to 3"):
        name_skills(viewer, planned, {1: four}, version=1)


def test_a_changed_plan_keeps_what_its_visitors_named(viewer, planned):
    name_skills(viewer, planned, {1: ("listening",)}, version=1)
    changed = replace(PLAN, title="Two visitors", visitors=PLAN.visitors[:1])
    actions.change_activity(viewer, planned, changed, version=2)
    assert activity_for(viewer, planned).visitors[0].skills == ("listening",)


def test_a_month_has_what_happens_in_it_in_order(viewer, classroom, planned):
    early = make.activity(classroom, on=date(2026, 6, 1))
    make.activity(classroom, on=date(2026, 7, 1))
    month = activities_between(viewer, date(2026, 6, 1), date(2026, 6, 30))
    assert [one.id for one in month] == [early.id, planned]


def test_a_month_of_one_class_leaves_the_others_out(school, classroom, planned):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    other = make.school_class(school)
    theirs = make.activity(other)
    june = (date(2026, 6, 1), date(2026, 6, 30))
    assert [one.id for one in activities_between(lead, *june, other.id)] == [theirs.id]
    assert len(activities_between(lead, *june)) == 2


@pytest.fixture
def planned(viewer, classroom, child):
    return actions.plan_activity(viewer, [classroom.id], PLAN)
