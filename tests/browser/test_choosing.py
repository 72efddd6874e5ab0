"""A leaver packs for the new school on a tablet: takes pages, stars one, and writes a message."""

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.foundation.database import db
from app.transition.models import Choice, Leaver
from tests.support import leaving, make, sign_in
from tests.support.behaviours import begun, late
from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets


def test_a_leaver_packs_with_a_few_taps(page: Page, tablet, leaver, pages):
    page.goto("/my/")
    page.get_by_role("link", name="Pages for my new school").tap()
    take(page, 0)
    star(page, 1)
    expect(foot(page)).to_contain_text("Northgate Academy will see 2 pages and 1 star.")
    holds_up(page, f"choosing-{tablet}")
    page.get_by_role("button", name="Next").tap()
    page.wait_for_url("**/my/message")
    begun(page)
    page.get_by_role("button", name="I like…").tap()
    expect(page.locator("#words")).to_have_value("I like ")
    page.locator("#words").fill("I like maths.")
    holds_up(page, f"message-{tablet}")
    page.get_by_role("button", name="Next").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("You packed your bag")
    holds_up(page, f"packed-{tablet}")
    assert set(kept(Choice.entry_id)) == {newest_first(pages)[0].id, newest_first(pages)[1].id}
    assert kept(Leaver.best_entry_id) == [newest_first(pages)[1].id]


def test_taps_that_came_before_the_script_count(page: Page, landscape, pages):
    with late(page, "choosing.js"):
        page.goto("/my/choices", wait_until="commit")
        take(page, 0)
        star(page, 1)
    expect(foot(page)).to_contain_text("will see 2 pages and 1 star.")
    expect(page.locator(".piece--best")).to_have_count(1)


def test_leaving_a_starred_page_here_takes_its_star(page: Page, landscape, pages):
    page.goto("/my/choices")
    star(page, 0)
    take(page, 0)
    expect(foot(page)).to_contain_text("Northgate Academy will see no pages yet.")


def test_one_star_is_moved_and_not_doubled(page: Page, landscape, pages):
    page.goto("/my/choices")
    begun(page)
    star(page, 0)
    star(page, 2)
    expect(page.locator(".piece--best")).to_have_count(1)
    expect(foot(page)).to_contain_text("will see 2 pages and 1 star.")


def test_it_is_done_by_keyboard_alone(page: Page, landscape, pages):
    page.goto("/my/choices")
    page.locator("[name=take]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(foot(page)).to_contain_text("will see 1 page and 1 star.")
    page.locator(".foot .button--main").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#words")).to_be_visible()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_it_works_without_script(page: Page, landscape, pages):
    page.goto("/my/choices")
    page.locator("[name=take]").first.check(force=True)
    page.locator(".foot .button--main").click()
    page.locator("#words").fill("I like maths.")
    page.locator(".foot .button--main").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You packed your bag")


def take(page: Page, number: int) -> None:
    page.locator(".piece").nth(number).locator(".toggle").first.tap()


def star(page: Page, number: int) -> None:
    page.locator(".piece").nth(number).locator(".toggle--star").tap()


def foot(page: Page):
    return page.locator(".foot__note")


def holds_up(page: Page, name: str) -> None:
    photograph(page, name)
    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert sideways_scroll(page) == 0


def kept(column):
    db.session.rollback()
    return db.session.scalars(select(column)).all()


def newest_first(pages):
    return list(reversed(pages))


@pytest.fixture
def landscape():
    """The way round does not matter here."""


@pytest.fixture
def leaver(app, school, seated):
    child = leaving.going_to(make.pupil(leaving.year_six(school)), leaving.secondary())
    seated(sign_in.pupil_client(app, child))
    return child


@pytest.fixture
def pages(leaver):
    made = [make.entry(leaver, f"Words {number}.") for number in range(3)]
    make.picture(made[0])
    db.session.commit()
    return made
