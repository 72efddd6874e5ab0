"""Children who left: found, told apart from those who wait, and brought back."""

import pytest

from app.schools.actions.departures import let_leave
from tests.support import leaving, make, years
from tests.support.client import parsed
from tests.web.test_query_counts import asked_for

HERE = "/school/left"


def test_a_child_leaves_and_is_brought_back_and_either_can_be_undone(as_office, classroom, child):
    page = as_office.get(f"/school/children/{child.id}")
    left = as_office.get(as_office.submit(page, button="Has left").location)
    assert "1 child left" in left.text
    assert "Kept until 11 June 2027" in left.text
    back = as_office.get(as_office.submit(left, button="Bring back").location)
    assert f"{child.forename} is in a class again" in back.text
    assert years.where(child) == ("Maple", "5")
    as_office.submit(back, button="Undo")
    assert years.where(child) is None


def test_where_a_leaver_went_is_said(as_office, who, classroom):
    child = make.pupil(classroom)
    leaving.going_to(child, leaving.secondary("Riverside High"))
    let_leave(who, child.id)
    assert "Riverside High" in as_office.get(HERE).text


def test_a_name_is_found_and_no_address_holds_it(as_office, who, classroom):
    for name in ("Amberley", "Brightwell"):
        let_leave(who, make.pupil(classroom, name).id)
    found = as_office.submit(as_office.get(HERE), {"find": "bright"}, button="Find")
    assert found.status_code == 200
    assert "Brightwell" in found.text
    assert "Amberley" not in found.text
    assert "bright" not in found.request.full_path
    nobody = as_office.submit(found, {"find": "zzz"}, button="Find")
    assert "Nobody of that name has left" in nobody.text


def test_a_long_list_is_paged_and_asks_no_more(as_office, who, classroom, child):
    let_leave(who, child.id)
    few = asked_for(lambda: as_office.get(HERE))
    for number in range(31):
        left = make.pupil(classroom, f"Left{number}", avatar=f"made-up-{number}")
        let_leave(who, left.id)
    many = asked_for(lambda: as_office.get(HERE))
    assert "1 to 30 of 32" in as_office.get(HERE).text
    assert "31 to 32 of 32" in as_office.get(f"{HERE}?page=2").text
    assert len(many) == len(few) < 20


def test_an_empty_list_says_what_will_stand_there(as_office):
    assert "Every child is in a class" in as_office.get(HERE).text


def test_a_child_without_a_class_chosen_is_told(as_office, who, child):
    let_leave(who, child.id)
    page = as_office.get(HERE)
    answer = as_office.post(
        f"{HERE}/{child.id}/back",
        data={"csrf_token": parsed(page).first("//input[@name='csrf_token']").get("value")},
    )
    assert answer.status_code == 422


@pytest.fixture
def who(school, office):
    return make.staff_viewer(office, school)
