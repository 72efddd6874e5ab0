"""The rail: what each adult is offered, and that nothing offered is missing."""

import pytest

from app.web.navigation import years_in_words
from app.web.places import PLACES
from tests.support import make, sign_in
from tests.support.client import parsed


def test_a_teacher_of_one_class_has_that_class_and_nothing_of_the_school(as_teacher, classroom):
    page = as_teacher.get(f"/class/{classroom.id}/activities")
    offered = rail(page)
    assert offered[0] == "My class"
    assert {"Round", "To review", "Activities"} <= set(offered)
    assert {"School", "Children", "Class lists", "Staff", "Settings"}.isdisjoint(offered)
    assert "Maple, Year 5" in head(page)


def test_moving_on_stands_there_for_the_class_that_leaves(app, school):
    leavers = make.school_class(school, "Oak", ("6",))
    teacher = make.staff(school, "teacher", classes=(leavers,))
    page = sign_in.staff_client(app, teacher, school.id).get(f"/class/{leavers.id}")
    assert "Moving on" in rail(page)


def test_the_lead_has_the_school_and_the_class_at_hand_by_its_name(as_lead, classroom):
    assert "Maple" not in rail(as_lead.get("/class/"))
    assert {"School", "Classes", "Maple", "To review"} <= set(
        rail(as_lead.get(f"/class/{classroom.id}"))
    )


def test_the_office_has_no_class_pages(as_office):
    offered = rail(as_office.get("/school/imports"))
    assert "Class lists" in offered
    assert {"To review", "Activities", "Classes"}.isdisjoint(offered)


def test_every_item_leads_somewhere_its_reader_may_go(as_lead, as_teacher, as_office, classroom):
    for client, start in (
        (as_teacher, f"/class/{classroom.id}"),
        (as_lead, f"/class/{classroom.id}"),
        (as_office, "/school/imports"),
    ):
        for link in parsed(client.get(start)).all("//nav//a"):
            assert client.get(link.get("href")).status_code in {200, 303}


def test_a_childs_page_is_part_of_the_class_and_not_of_what_is_to_review(
    as_teacher, child, classroom
):
    shown = parsed(as_teacher.get(f"/class/pupils/{child.id}"))
    (lit,) = shown.all("//nav//a[@aria-current]")
    assert shown.words_of(lit) == "My class"


def test_every_place_is_a_page(app):
    assert [one.endpoint for one in PLACES if one.endpoint not in app.view_functions] == []
    topics = {endpoint.rpartition(".")[0] for endpoint in app.view_functions}
    also = {part for one in PLACES for part in one.also}
    assert also - topics - set(app.view_functions) == set()


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (["5"], "Year 5"),
        (["5", "6"], "Years 5 and 6"),
        (["R"], "Reception"),
        (["R", "1"], "Reception and Year 1"),
    ],
)
def test_years_are_said_as_a_school_says_them(years, words):
    assert years_in_words(years) == words


def rail(page):
    shown = parsed(page)
    return [shown.words_of(link).split("1 waiting")[0] for link in shown.all("//nav//ul//a")]


def head(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//*[@class='rail__who']"))
