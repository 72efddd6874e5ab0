"""Classes that are over: their logs stay readable, for those who taught them."""

import pytest

from app.schools.models import SchoolClass
from tests.support import make, sign_in, years


def test_the_teacher_of_a_class_that_is_over_finds_its_pages(as_teacher, classroom, child, over):
    page = as_teacher.get("/class/earlier")
    assert "1 class is over" in page.text
    room = as_teacher.get(f"/class/earlier/{classroom.id}")
    assert "Maple: 1 page by 1 child" in room.text
    log = as_teacher.get(f"/class/pupils/{child.id}?year=2025")
    assert "Written in Maple." in log.text


def test_another_teacher_finds_neither(app, school, classroom, child, over):
    room = make.school_class(school, "Elm")
    client = sign_in.staff_client(app, make.staff(school, "teacher", classes=(room,)), school.id)
    assert "No class is over yet" in client.get("/class/earlier").text
    assert client.get(f"/class/earlier/{classroom.id}").status_code == 404


def test_a_class_of_today_has_its_own_page(as_teacher, classroom: SchoolClass, child):
    answer = as_teacher.get(f"/class/earlier/{classroom.id}")
    assert answer.location == f"/class/{classroom.id}"


@pytest.fixture
def over(school, child) -> None:
    """The year of the child's class is over."""
    make.entry(child, "Written in Maple.")
    years.begun(make.staff_viewer(make.staff(school, "office"), school))
