"""A tablet in children's hands: opening the class, three pictures, help, and passing it on."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from app.foundation.database import db
from app.learning_log.models import EntryDraft
from app.signin import actions, queries
from tests.support import make
from tests.support.behaviours import begun
from tests.support.browser import axe_problems, sideways_scroll, small_targets
from tests.support.opened import opened, with_pictures

NAMES = ("Amberley", "Brightwell", "Maximiliana-Aleksandrowiczowna", "Dovedale")


def test_a_code_in_a_qr_picture_opens_the_class_and_leaves_the_address(page, opening, watch):
    page.goto(f"/open#{opening.token}")
    page.wait_for_url("**/who")

    assert not [url for url in watch.requests if opening.code in urlsplit(url).path]
    assert not [url for url in watch.requests if opening.code in urlsplit(url).query]


def test_thirty_two_children_fit_a_landscape_tablet_without_scrolling(page, opening, classroom):
    for number in range(len(NAMES), 32):
        make.pupil(classroom, f"Madeup{number}")
    db.session.commit()
    enter(page, opening)

    expect(page.locator(".who li")).to_have_count(32)
    higher = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    assert higher <= 0


def test_sixteen_pictures_are_on_the_screen_at_once(page, opening, child, pictures):
    enter(page, opening)
    page.goto(f"/who/{child.id}")

    last = page.locator(".keys__tiles li").last.bounding_box()
    assert last["y"] + last["height"] <= page.viewport_size["height"]


def test_three_taps_are_sent_as_one_and_the_tablet_is_passed_on(page, opening, child, pictures):
    enter(page, opening)
    pick_name(page, child)
    pages = count_of_pages(page)
    page.locator(f"button[value={pictures[0]}]").tap()
    page.locator(f"button[value={pictures[1]}]").tap()
    expect(page.locator(".slot--full")).to_have_count(2)
    page.get_by_role("button", name="Undo").tap()
    expect(page.locator(".slot--full")).to_have_count(1)
    page.locator(f"button[value={pictures[1]}]").tap()
    assert pages == []
    page.locator(f"button[value={pictures[2]}]").tap()
    page.wait_for_url("**/my/")
    page.get_by_role("button", name="I’m finished").first.tap()
    page.wait_for_url("**/finish")

    expect(page.get_by_role("heading", level=1)).to_contain_text("Bye")


def test_after_passing_on_back_shows_nothing_of_the_child(page, opening, child, pictures):
    enter(page, opening)
    sign_in(page, child, pictures)
    page.get_by_role("button", name="I’m finished").first.tap()
    page.wait_for_url("**/finish")
    page.go_back()
    page.wait_for_load_state()

    expect(page).not_to_have_url(re.compile("/my/"))
    assert page.get_by_role("button", name="I’m finished").count() == 0


def test_after_passing_on_no_step_back_greets_the_child_by_name(page, opening, child, pictures):
    enter(page, opening)
    pick_name(page, child)
    page.get_by_role("button", name="Ask my teacher").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask your teacher to let you in")
    page.get_by_role("link", name="Tap my pictures").tap()
    tap(page, child, pictures)
    page.get_by_role("button", name="I’m finished").first.tap()
    page.wait_for_url("**/finish")

    for _ in range(page.evaluate("history.length - 1")):
        page.go_back(wait_until="load")
        expect(page.locator("h1", has_text=child.forename)).to_have_count(0)
        assert str(child.id) not in page.url


def test_the_tablet_hears_within_seconds_that_the_teacher_lets_in(
    page, opening, child, teacher, school
):
    enter(page, opening)
    page.goto(f"/who/{child.id}")
    page.get_by_role("button", name="Ask my teacher").tap()
    expect(page.get_by_text("Your name is on your teacher’s screen.")).to_be_visible()
    db.session.commit()
    (asked,) = queries.knocks_at(make.staff_viewer(teacher, school), opening.id)
    actions.let_in(make.staff_viewer(teacher, school), opening.id, child.id, asked.tablet_id)
    db.session.commit()

    page.get_by_role("button", name="Come in").tap(timeout=8000)
    page.wait_for_url("**/my/")


def test_a_card_held_to_the_camera_lets_its_child_in(page, opening, card, watch):
    page.goto(f"/card#{card}")
    page.wait_for_url("**/my/")

    assert not [url for url in watch.requests if card.split(".")[1] in url.partition("#")[0]]


def test_a_tablet_left_alone_asks_and_is_passed_on(page, opening, child, pictures):
    page.clock.install()
    enter(page, opening)
    sign_in(page, child, pictures)
    expect(page.locator("[data-idle]")).to_be_hidden()
    page.clock.run_for(181_000)
    expect(page.get_by_text("Are you still there?")).to_be_visible()
    page.get_by_role("button", name="Yes, I am here").tap()
    expect(page.get_by_text("Are you still there?")).to_be_hidden()
    page.clock.run_for(181_000)
    page.clock.run_for(21_000)
    page.wait_for_url("**/finish")


def test_what_was_typed_is_a_draft_before_the_tablet_is_passed_on(
    page, opening, child, pictures, classroom
):
    make.attended(make.activity(classroom, jobs=["nurse"]), child)
    db.session.commit()
    enter(page, opening)
    sign_in(page, child, pictures)
    page.goto("/my/entries/new")
    begun(page)
    page.clock.install()
    page.locator("[data-find-job]").fill("Glass blower")
    page.clock.run_for(1000)
    assert db.session.query(EntryDraft).count() == 0
    page.evaluate("document.querySelector('[data-idle] form').requestSubmit()")
    page.wait_for_url("**/finish")
    db.session.rollback()

    (draft,) = db.session.query(EntryDraft).all()
    assert "Glass blower" in str(draft.answers)


def test_whoever_types_on_while_it_asks_is_still_there(page, opening, child, pictures):
    page.clock.install()
    enter(page, opening)
    sign_in(page, child, pictures)
    page.clock.run_for(181_000)
    expect(page.get_by_text("Are you still there?")).to_be_visible()
    page.keyboard.press("a")

    expect(page.get_by_text("Are you still there?")).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/open", "/card", "/who", "/who/{child}", "/finish"])
def test_every_page_of_signing_in_is_accessible_both_ways_round(
    page, tablet, opening, child, pictures, path
):
    enter(page, opening)
    page.goto(path.format(child=child.id))

    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert sideways_scroll(page) == 0


@pytest.fixture
def opening(school, classroom, teacher, child):
    for name in NAMES[1:]:
        make.pupil(classroom, name)
    opening = opened(school, classroom, teacher)
    db.session.commit()
    return opening


@pytest.fixture
def child(classroom):
    return make.pupil(classroom, NAMES[0])


@pytest.fixture
def pictures(teacher, school, child):
    pictures = with_pictures(teacher, school, child)
    db.session.commit()
    return pictures


@pytest.fixture
def card(teacher, school, child):
    card = actions.issue_card(make.staff_viewer(teacher, school), child.id)
    db.session.commit()
    return card


def enter(page, opening) -> None:
    page.goto(f"/open#{opening.token}")
    page.wait_for_url("**/who")


def pick_name(page, child) -> None:
    page.get_by_role("link", name=child.forename).click()
    greets(page, child)


def sign_in(page, child, pictures) -> None:
    page.goto(f"/who/{child.id}")
    tap(page, child, pictures)


def greets(page, child) -> None:
    """The page at which this child signs in is there, with all that it can do."""
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello {child.forename}")
    begun(page)


def tap(page, child, pictures) -> None:
    """The pictures, one after another."""
    greets(page, child)
    for slug in pictures:
        page.locator(f"button[value={slug}]").tap()
    page.wait_for_url("**/my/")
    begun(page)


def count_of_pages(page) -> list[str]:
    """Every page that is asked for from now on."""
    asked: list[str] = []
    page.on("request", lambda r: asked.append(r.url) if r.is_navigation_request() else None)
    return asked
