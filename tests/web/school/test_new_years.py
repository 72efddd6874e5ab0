"""The new school year in one reviewed action: looked at, changed, begun, undone."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.schools.actions.new_years import plan_new_year
from app.schools.models import SchoolClass
from app.schools.models.year import YearChange
from tests.support import make, years
from tests.support.client import parsed, token_on
from tests.support.signed_out import bring_back, come_in, sign_out_elsewhere
from tests.web.test_query_counts import asked_for

HERE = "/school/new-year"


def test_the_year_is_planned_looked_at_begun_and_undone(as_office, elm, ash):
    child, leaver = make.pupil(elm), make.pupil(ash)
    start = as_office.get(HERE)
    assert "2025/26 can end: 2 children in 2 classes" in start.text
    plan = as_office.get(as_office.submit(start, button="Plan 2026/27").location)
    assert "1 child move up into 2026/27, 1 leaves" in plan.text.replace("moves up", "move up")
    done = as_office.get(as_office.submit(plan, button="Begin 2026/27").location)
    assert "1 child moved up" in done.text
    assert years.where(child) == ("6 Ash", "6")
    assert years.where(leaver) is None
    back = as_office.get(as_office.submit(done, button="Undo the new year").location)
    assert "Undone: 2 children back in their old class" in back.text
    assert years.where(child) == ("5 Elm", "5")
    assert "Undone 11 June" in back.text


def test_names_teachers_and_places_of_groups_can_be_changed(as_lead, viewer_of_office, elm, ash):
    make.staff(make_school(elm), "teacher", classes=(elm,), name="Ms Hill")
    child = make.pupil(elm)
    change_id = plan_new_year(viewer_of_office)
    page = as_lead.get(f"{HERE}/{change_id}")
    key = years.key_of(viewer_of_office, change_id, "6 Ash")
    as_lead.submit(
        page,
        {f"name-{key}": "6 Holly", f"teachers-{key}": str(elm.id), "name-added": "6 New"},
        button="Save the plan",
    )
    page = as_lead.get(f"{HERE}/{change_id}")
    assert "Ms Hill (5 Elm now)" in page.text
    added = years.key_of(viewer_of_office, change_id, "6 New")
    as_lead.submit(page, {f"group-{elm.id}:5": added}, button="Save the plan")
    as_lead.submit(as_lead.get(f"{HERE}/{change_id}"), button="Begin 2026/27")
    assert years.where(child) == ("6 New", "6")


def test_what_cannot_be_kept_stays_in_the_boxes(as_office, viewer_of_office, elm, ash):
    make.pupil(elm)
    change_id = plan_new_year(viewer_of_office)
    page = as_office.get(f"{HERE}/{change_id}")
    key = years.key_of(viewer_of_office, change_id, "6 Ash")
    answer = as_office.submit(page, {f"name-{key}": "5 elm"}, button="Save the plan")
    assert answer.status_code == 422
    assert "Two classes would be called" in answer.text
    assert parsed(answer).first(f"//input[@name='name-{key}']").get("value") == "5 elm"


def test_the_second_of_two_who_change_it_sees_both_and_loses_nothing(as_office, as_lead, plan, key):
    mine, theirs = as_office.get(f"{HERE}/{plan}"), as_lead.get(f"{HERE}/{plan}")
    as_lead.submit(theirs, {f"name-{key}": "6 Theirs"}, button="Save the plan")
    answer = as_office.submit(mine, {f"name-{key}": "6 Mine"}, button="Save the plan")
    assert answer.status_code == 409
    assert "Somebody else changed the plan" in answer.text
    assert "Now: 6 Theirs" in answer.text
    assert as_office.submit(answer, button="Save the plan").status_code == 303
    assert "6 Mine" in as_office.get(f"{HERE}/{plan}").text


def test_a_plan_sent_after_a_sign_out_comes_back_and_a_colleagues_is_told(
    client, office, as_lead, plan, key
):
    come_in(client, office)
    mine, theirs = client.get(f"{HERE}/{plan}"), as_lead.get(f"{HERE}/{plan}")
    sign_out_elsewhere(client)
    client.submit(mine, {f"name-{key}": "6 Mine"}, button="Save the plan")
    as_lead.submit(theirs, {f"name-{key}": "6 Theirs"}, button="Save the plan")
    come_in(client, office)

    back = bring_back(client)
    assert "Now: 6 Theirs" in back.text
    assert parsed(back).first(f"//input[@name='name-{key}']").get("value") == "6 Mine"


def test_what_changed_since_is_shown_again_and_nothing_is_done(as_office, plan, elm):
    page = as_office.get(f"{HERE}/{plan}")
    late = make.pupil(elm)
    again = as_office.get(as_office.submit(page, button="Begin 2026/27").location)
    assert "Something has changed since you looked" in again.text
    assert years.where(late) == ("5 Elm", "5")


def test_a_second_press_does_nothing_a_second_time(as_office, plan):
    page = as_office.get(f"{HERE}/{plan}")
    as_office.submit(page, button="Begin 2026/27")
    again = as_office.submit(page, button="Begin 2026/27")
    assert "Nothing was done a second time" in as_office.get(again.location).text
    assert as_office.get(f"{HERE}/{plan}").location == HERE


def test_a_plan_can_be_forgotten(as_office, plan):
    as_office.submit(as_office.get(f"{HERE}/{plan}"), button="Forget this plan")
    assert db.session.scalars(select(YearChange.state)).all() == ["dropped"]
    assert as_office.get(f"{HERE}/{plan}").status_code == 404


def test_who_comes_too_early_is_told_when(as_office, viewer_of_office, elm):
    make.pupil(elm)
    years.begun(viewer_of_office)
    page = as_office.get(HERE)
    assert "The school is in 2026/27" in page.text
    assert "1 May 2027" in page.text
    plan = as_office.get(as_office.submit(page, button="Plan 2027/28").location)
    assert "You can begin from 1 May 2027" in plan.text
    assert "Begin 2027/28" not in plan.text
    data = {"csrf_token": token_on(plan)}
    assert as_office.post(f"{plan.request.path}/begin", data=data).status_code == 422


def test_a_school_without_classes_is_told_where_to_begin(as_office):
    assert as_office.get(HERE).status_code == 200


def test_an_open_class_is_named_before_the_year_begins(as_office, plan, elm):
    make.opening(elm)
    assert "1 class is open on tablets now" in as_office.get(f"{HERE}/{plan}").text


def test_the_page_asks_no_more_for_a_larger_school(as_office, plan, elm, school):
    few = asked_for(lambda: as_office.get(f"{HERE}/{plan}"))
    for number in range(6):
        make.pupil(elm)
        make.pupil(make.school_class(school, f"4 Fir {number}", ("4",)))
    assert len(asked_for(lambda: as_office.get(f"{HERE}/{plan}"))) == len(few) < 20


def make_school(room: SchoolClass):
    from app.schools.models import School

    return db.session.get_one(School, room.school_id)


@pytest.fixture
def viewer_of_office(school, office):
    return make.staff_viewer(office, school)


@pytest.fixture
def plan(viewer_of_office, elm, ash):
    """A plan with a child in it."""
    make.pupil(elm)
    return plan_new_year(viewer_of_office)


@pytest.fixture
def key(viewer_of_office, plan) -> str:
    return years.key_of(viewer_of_office, plan, "6 Ash")


@pytest.fixture
def elm(school) -> SchoolClass:
    return make.school_class(school, "5 Elm", ("5",))


@pytest.fixture
def ash(school) -> SchoolClass:
    return make.school_class(school, "6 Ash", ("6",))
