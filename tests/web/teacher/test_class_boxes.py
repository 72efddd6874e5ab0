"""Changing for which classes an activity is."""

import pytest

from app.activities.queries import activity_for
from tests.support import make, sign_in


def test_a_class_joins_and_another_is_taken_away(both, oak, classroom, viewer, visit):
    change(both, visit, oak, classroom)
    assert set(activity_for(viewer, visit.id).class_ids) == {oak.id, classroom.id}
    change(both, visit, oak)
    assert activity_for(viewer, visit.id).class_ids == (oak.id,)


def test_a_class_with_a_page_stays_and_nothing_of_the_form_is_lost(
    both, oak, classroom, viewer, visit, child
):
    make.entry(child, activity_id=visit.id)
    answer = change(both, visit, oak, notes="Still here.")
    assert answer.status_code == 422
    assert "Maple has begun 1 page about this activity" in answer.text
    assert "Still here." in answer.text
    assert activity_for(viewer, visit.id).class_ids == (classroom.id,)


def test_an_activity_is_for_somebody(both, visit):
    answer = change(both, visit)
    assert answer.status_code == 422
    assert "Choose at least one class." in answer.text


def test_the_classes_of_others_stay(as_teacher, viewer, oak, classroom):
    visit = make.activity(classroom, oak)
    page = as_teacher.get(f"/class/activities/{visit.id}/edit")
    assert "For which classes?" not in page.text
    as_teacher.submit(page, button="Save")
    assert set(activity_for(viewer, visit.id).class_ids) == {oak.id, classroom.id}


def test_a_teacher_of_two_of_three_classes_is_told_of_the_third(both, school, oak, visit, viewer):
    third = make.school_class(school, "Elm")
    visit = make.activity(oak, third)
    assert "It is for other classes too." in both.get(f"/class/activities/{visit.id}/edit").text
    change(both, visit, oak)
    assert third.id in activity_for(viewer, visit.id).class_ids


def test_the_second_of_two_sees_for_which_classes_it_is_now(both, as_lead, visit, oak, classroom):
    mine = both.get(f"/class/activities/{visit.id}/edit")
    change(as_lead, visit, oak, classroom)
    clash = both.submit(mine, {"notes": "Mine."}, button="Save")
    assert clash.status_code == 409
    assert "<dt>Classes</dt><dd>Maple, Oak</dd>" in clash.text


def test_each_class_of_an_activity_has_its_own_children_on_its_page(both, oak, classroom, child):
    of_oak = make.pupil(oak, "Oakley")
    visit = make.activity(classroom, oak)
    page = both.get(f"/class/activities/{visit.id}")
    assert child.forename in page.text
    assert of_oak.forename not in page.text
    other = both.get(f"/class/{oak.id}/activities")
    assert f"/class/activities/{visit.id}?of={oak.id}" in other.text
    assert of_oak.forename in both.get(f"/class/activities/{visit.id}?of={oak.id}").text


def change(client, visit, *classes, **more):
    page = client.get(f"/class/activities/{visit.id}/edit")
    return client.submit(
        page, {"class_ids": [str(one.id) for one in classes]} | more, button="Save"
    )


@pytest.fixture
def oak(school):
    return make.school_class(school, "Oak")


@pytest.fixture
def both(app, school, classroom, oak):
    adult = make.staff(school, "teacher", classes=(classroom, oak))
    return sign_in.staff_client(app, adult, school.id)


@pytest.fixture
def viewer(lead, school):
    return make.staff_viewer(lead, school)


@pytest.fixture
def visit(classroom):
    return make.activity(classroom)
