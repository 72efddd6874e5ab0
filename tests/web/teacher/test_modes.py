"""A teacher chooses which kind of pages a child gets."""

import pytest

from app.schools.looks import is_simple
from tests.support import make, sign_in
from tests.support.client import parsed


def test_an_older_child_gets_the_pages_that_ask_for_no_reading(as_teacher, as_pupil, child):
    assert "ks1" not in parsed(as_pupil.get("/my/")).moods
    chosen(as_teacher, child, "simple")
    assert "ks1" in parsed(as_pupil.get("/my/")).moods
    chosen(as_teacher, child, "by-age")
    assert "ks1" not in parsed(as_pupil.get("/my/")).moods


def test_a_young_reader_gets_the_pages_with_more_words(app, school):
    little = make.school_class(school, nc_years=("2",))
    reader = make.pupil(little)
    teacher = sign_in.staff_client(app, make.staff(school, "teacher", classes=(little,)), school.id)
    chosen(teacher, reader, "full")
    assert "ks1" not in parsed(sign_in.pupil_client(app, reader).get("/my/")).moods


def test_a_look_chosen_later_keeps_the_kind_of_pages(as_teacher, as_pupil, child):
    chosen(as_teacher, child, "simple")
    as_pupil.submit(as_pupil.get("/my/look/"), {"background": "dark"}, button="Keep it")
    assert {"ks1"} <= set(parsed(as_pupil.get("/my/")).moods)


def test_who_sets_it_after_a_colleague_did_is_told_and_may_save_theirs(as_teacher, child):
    mine = as_teacher.get(f"/class/pupils/{child.id}/pages")
    chosen(as_teacher, child, "simple")

    told = as_teacher.submit(mine, {"mode": "full"}, button="Save")
    assert told.status_code == 409
    assert "Now it is: <strong>Simple pages</strong>" in told.text
    assert mode_of(as_teacher, child) == "simple"

    assert parsed(told).first("//input[@value='full']").get("checked") is not None
    assert as_teacher.submit(told, button="Save").status_code == 303
    assert mode_of(as_teacher, child) == "full"


def test_two_who_set_the_same_are_both_right(as_teacher, child):
    mine = as_teacher.get(f"/class/pupils/{child.id}/pages")
    chosen(as_teacher, child, "simple")

    assert as_teacher.submit(mine, {"mode": "simple"}, button="Save").status_code == 303


def test_a_kind_nobody_knows_is_told(as_teacher, child):
    page = as_teacher.get(f"/class/pupils/{child.id}/pages")
    data = {"csrf_token": parsed(page).first("//input[@name='csrf_token']").get("value")}
    wrong = as_teacher.post(page.request.path, data=data | {"mode": "hard"})
    assert wrong.status_code == 422
    assert "Choose one of the three" in wrong.text


@pytest.mark.parametrize(
    ("mode", "year", "simple"),
    [
        (None, "1", True),
        (None, "5", False),
        ("by-age", "R", True),
        ("by-age", "3", False),
        ("simple", "6", True),
        ("full", "R", False),
    ],
)
def test_the_year_decides_unless_a_teacher_did(mode, year, simple):
    assert is_simple(mode, year) is simple


def chosen(client, child, mode):
    page = client.get(f"/class/pupils/{child.id}/pages")
    assert client.submit(page, {"mode": mode}, button="Save").status_code == 303


def mode_of(client, child):
    page = parsed(client.get(f"/class/pupils/{child.id}/pages"))
    return page.first("//input[@name='mode'][@checked]").get("value")
