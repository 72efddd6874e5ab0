"""A long list looked at: its order, the search and the page go together."""

import pytest

from app.schools.actions.departures import let_leave
from app.web.paging import PAGE_SIZE
from tests.support import make
from tests.support.client import parsed

HERE = "/school/left"


def test_pressing_a_heading_again_turns_the_list_round(as_office, left):
    page = as_office.get(HERE)
    by_name = as_office.get(heading(page, "Child").get("href"))
    assert names(by_name) == ["Ämber", "Bo", "Cy"]
    turned = as_office.get(heading(by_name, "Child").get("href"))
    assert names(turned) == ["Cy", "Bo", "Ämber"]


def test_the_heading_says_which_way_the_list_goes(as_office, left):
    (latest,) = parsed(as_office.get(HERE)).all("//th[@aria-sort]")
    assert (latest.text_content(), latest.get("aria-sort")) == ("Left", "descending")


def test_a_search_keeps_its_order_and_an_order_its_search(as_office, left):
    by_name = as_office.get(f"{HERE}?order=-name")
    found = as_office.submit(by_name, {"find": "o"}, button="Find")
    assert names(found) == ["Bo"]
    turned = as_office.submit(found, button="Child")
    assert names(turned) == ["Bo"]
    assert "find=" not in turned.request.full_path
    assert parsed(turned).first("//th[@aria-sort]").get("aria-sort") == "ascending"


def test_the_further_pages_of_a_search_are_posted_for(as_office, who, classroom):
    for number in range(PAGE_SIZE + 1):
        let_leave(who, make.pupil(classroom, f"Many{number}", avatar=f"made-up-{number}").id)
    found = as_office.submit(as_office.get(HERE), {"find": "many"}, button="Find")
    more = as_office.submit(found, button="More")
    assert f"{PAGE_SIZE + 1} of {PAGE_SIZE + 1}" in more.text
    assert "many" not in more.request.full_path


@pytest.mark.parametrize("said", ["nonsense", "-", "name; drop table", "-nonsense"])
def test_an_order_that_makes_no_sense_is_the_usual_one(as_office, left, said):
    assert as_office.get(HERE, query_string={"order": said}).status_code == 200
    (latest,) = parsed(as_office.get(HERE, query_string={"order": said})).all("//th[@aria-sort]")
    assert latest.text_content() == "Left"


def heading(page, words):
    (found,) = parsed(page).all(f"//th/a[@class='t__by'][.='{words}']")
    return found


def names(page):
    shown = parsed(page)
    return [shown.words_of(one).split()[0] for one in shown.all("//tbody//th")]


@pytest.fixture
def left(who, classroom):
    for name in ("Cy", "Ämber", "Bo"):
        let_leave(who, make.pupil(classroom, name).id)


@pytest.fixture
def who(school, office):
    return make.staff_viewer(office, school)
