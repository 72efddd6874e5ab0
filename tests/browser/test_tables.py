"""A list on a staff page in a real browser: put in order by a heading, made shorter by typing."""

import pytest
from playwright.sync_api import Page, expect

from tests.support import leaving, make, sign_in
from tests.support.browser import axe_problems_in, photograph

DESK = {"width": 1280, "height": 800}
COUNTED = "Pages"


def test_a_list_is_put_in_order_both_ways_and_nothing_comes_last(page, overview):
    page.goto(overview)
    heading = page.get_by_role("columnheader", name=COUNTED)
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert counted(page) == sorted(counted(page))
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert counted(page) == sorted(counted(page), reverse=True)
    last = page.get_by_role("columnheader", name="Last page")
    for _ in range(2):
        last.get_by_role("button").click()
        assert page.locator("table.t").last.locator("tbody tr").last.inner_text().count("–") > 0
    assert axe_problems_in(page, ("", "look-dark")) == []
    photograph(page, "a-list-in-order")


def test_a_long_list_is_made_shorter_by_typing_whatever_the_accents(page, overview):
    page.goto(overview)
    box = page.get_by_role("searchbox", name="Find in this list")
    box.fill("elodie")
    rows = page.locator("table.t").last.locator("tbody tr:visible")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Élodie")
    box.fill("nobody of this name")
    expect(rows).to_have_count(0)
    box.fill("")
    expect(rows).to_have_count(15)


def test_a_box_to_choose_from_counts_as_what_is_chosen(page, leavers):
    page.goto(leavers)
    rows = page.locator("tbody tr:visible")
    page.get_by_label("Where Zed ").select_option("Riverside High")
    going = page.get_by_role("columnheader", name="Going to").get_by_role("button")
    going.click()
    expect(rows.nth(0)).to_contain_text("Northgate child")
    expect(rows.nth(1)).to_contain_text("Zed")
    page.get_by_role("searchbox", name="Find in this list").fill("riverside")
    expect(rows).to_have_count(1)


def counted(page: Page) -> list[int]:
    cells = page.locator("table.t").last.locator("tbody tr td:nth-child(2)")
    return [int(words) for words in cells.all_inner_texts()]


@pytest.fixture
def leavers(page, seated, app, school) -> str:
    """Fourteen who move on: where one goes is known, and two schools are to choose from."""
    room = leaving.year_six(school)
    leaving.going_to(make.pupil(room, "Northgate child"), leaving.secondary())
    leaving.going_to(
        make.pupil(leaving.year_six(school, "Owls")), leaving.secondary("Riverside High")
    )
    for name in ("Zed", *(f"Many{number}" for number in range(12))):
        make.pupil(room, name)
    page.set_viewport_size(DESK)
    teacher = make.staff(school, "teacher", classes=(room,))
    seated(sign_in.staff_client(app, teacher, school.id))
    return f"/class/{room.id}/moving-on"


@pytest.fixture
def overview(page, seated, as_teacher, classroom) -> str:
    """Fifteen children, some of whom have written pages, and a teacher at a desk."""
    for number in range(14):
        child = make.pupil(classroom)
        for _ in range(number % 4 * 5):
            make.entry(child)
    make.entry(make.pupil(classroom, "Élodie"))
    page.set_viewport_size(DESK)
    seated(as_teacher)
    return f"/class/{classroom.id}/overview"
