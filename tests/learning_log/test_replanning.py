"""No class loses an activity that its children have begun to write about."""

from datetime import date

import pytest

from app.activities.plan import ActivityPlan
from app.activities.queries import activity_for
from app.foundation import ids
from app.foundation.errors import Conflict, Refused
from app.learning_log.actions import change_plan, save_draft
from tests.support import make

PLAN = ActivityPlan(
    title="A nurse came", on=date(2026, 6, 11), mode="in_person", jobs=(), skills=()
)


def test_a_class_with_pages_stays_and_the_sentence_says_how_many(viewer, visit, oak, child, me):
    make.entry(make.pupil(oak), activity_id=visit.id)
    save_draft(me, ids.new_id(), visit.id, {}, 2)
    make.entry(child, activity_id=visit.id)
    with pytest.raises(Refused, match="Maple has begun 2 pages about this activity"):
        change_plan(viewer, visit.id, PLAN, [oak.id], version=1)


def test_a_page_that_was_taken_out_can_come_back_so_it_counts(viewer, visit, oak, child, time):
    make.entry(child, activity_id=visit.id, removed_at=visit.made_at)
    with pytest.raises(Refused, match="Maple has begun 1 page about"):
        change_plan(viewer, visit.id, PLAN, [oak.id], version=1)


def test_pages_about_something_else_keep_nobody(viewer, visit, oak, child, me):
    make.entry(child)
    save_draft(me, ids.new_id(), None, {}, 2)
    change_plan(viewer, visit.id, PLAN, [oak.id], version=1)
    assert activity_for(viewer, visit.id).class_ids == (oak.id,)


def test_who_comes_too_late_is_told_that_first(viewer, visit, oak, child):
    make.entry(child, activity_id=visit.id)
    with pytest.raises(Conflict):
        change_plan(viewer, visit.id, PLAN, [oak.id], version=7)


@pytest.fixture
def oak(school):
    return make.school_class(school, "Oak")


@pytest.fixture
def visit(classroom, oak):
    return make.activity(classroom, oak)


@pytest.fixture
def viewer(school, classroom, oak):
    return make.staff_viewer(make.staff(school, "teacher", classes=(classroom, oak)), school)
