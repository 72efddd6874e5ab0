"""A child holds a card up to the tablet. The browser's camera sees a film that the test made."""

import pytest
from playwright.sync_api import Browser, BrowserType, expect

from app.foundation.database import db
from app.signin import actions
from app.signin.models import ClassOpening
from tests.support import make
from tests.support.browser import (
    TABLETS,
    Watch,
    axe_problems,
    photograph,
    sideways_scroll,
    small_targets,
)
from tests.support.camera import film_of
from tests.support.opened import opened

DECODER = "vendor/qr-0.7.0/decode.js"
STOPPED = "() => document.querySelector('video').srcObject === null"


def test_a_card_held_up_lets_its_child_in(tablet_with, live, card, child):
    page = tablet_with(f"{live.url}/card#{card}")
    page.goto("/card")
    turn_on(page)
    page.wait_for_url("**/my/")

    expect(page.locator(".bar__me")).to_contain_text(child.forename)


def test_nothing_is_fetched_and_no_camera_asked_for_before_the_tap(tablet_with, live, card):
    page = tablet_with(f"{live.url}/card#{card}", allowed=False)
    page.goto("/card")
    expect(page.get_by_role("button", name="Turn the camera on")).to_be_visible()
    page.wait_for_load_state("networkidle")
    photograph(page, "card-reader-ready")

    assert not [url for url in page.watch.requests if DECODER in url]
    assert page.evaluate(STOPPED)


def test_where_the_camera_was_allowed_before_it_is_on_at_once(tablet_with, live, card):
    page = tablet_with(f"{live.url}/card#{card}", before=True)
    page.goto("/card")
    page.wait_for_url("**/my/")

    assert [url for url in page.watch.requests if DECODER in url]


def test_a_camera_that_is_refused_leads_back_to_the_pictures(tablet_with, live, card):
    page = tablet_with(f"{live.url}/card#{card}", allowed=False)
    page.goto("/card")
    page.get_by_role("button", name="Turn the camera on").tap()
    expect(page.get_by_text("The camera does not work here.")).to_be_visible()
    photograph(page, "card-reader-refused")
    assert axe_problems(page) == []
    page.get_by_role("link", name="Tap your pictures instead").tap()
    page.wait_for_url("**/who")


def test_what_is_no_card_is_said_and_the_camera_goes_on_looking(tablet_with):
    page = tablet_with("https://elsewhere.example/menu")
    page.goto("/card")
    turn_on(page)
    expect(page.get_by_text("That is not your card.")).to_be_visible()
    expect(page.locator("video")).to_be_visible()
    photograph(page, "card-reader")

    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert sideways_scroll(page) == 0


def test_the_camera_is_off_when_the_page_is_out_of_sight(tablet_with):
    page = tablet_with("nothing of ours")
    page.goto("/card")
    turn_on(page)
    expect(page.locator("video")).to_be_visible()
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )

    assert page.evaluate(STOPPED)
    expect(page.get_by_role("button", name="Turn the camera on")).to_be_visible()


def test_a_card_that_was_voided_is_refused_and_not_read_again(
    tablet_with, live, card, child, teacher, school, classroom
):
    page = tablet_with(f"{live.url}/card#{card}")
    actions.void_card(make.staff_viewer(teacher, school), child.id)
    db.session.commit()
    page.watch.expect("422")
    page.goto("/card")
    turn_on(page)

    expect(page.get_by_text("That card does not work.")).to_be_visible()
    expect(page.get_by_role("button", name="Turn the camera on")).to_be_visible()


def turn_on(page) -> None:
    """The tap without which nothing is looked at."""
    page.get_by_role("button", name="Turn the camera on").tap()


@pytest.fixture
def tablet_with(browser_type: BrowserType, browser_type_launch_args: dict, live, opening, tmp_path):
    """A tablet with the class open, whose camera sees a card that says these words."""
    started: list[Browser] = []
    watches: list[Watch] = []

    def hold_up(words: str, *, allowed: bool = True, before: bool = False):
        film = film_of(words, tmp_path / "film.y4m")
        camera = [
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-video-capture={film}",
            *(["--use-fake-ui-for-media-stream"] if allowed else []),
        ]
        arguments = {**browser_type_launch_args, "args": browser_type_launch_args["args"] + camera}
        started.append(browser_type.launch(**arguments))
        context = started[-1].new_context(
            base_url=live.url, viewport=TABLETS["landscape"], has_touch=True, is_mobile=True
        )
        if not before:
            context.add_init_script("delete Navigator.prototype.permissions")
        watches.append(Watch(context, live.url))
        page = context.new_page()
        page.watch = watches[-1]
        page.goto(f"/open#{opening.token}")
        page.wait_for_url("**/who")
        return page

    yield hold_up
    for browser in started:
        browser.close()
    assert [problem for watch in watches for problem in watch.problems] == []


@pytest.fixture
def opening(school, classroom, teacher, child) -> ClassOpening:
    opening = opened(school, classroom, teacher)
    db.session.commit()
    return opening


@pytest.fixture
def card(teacher, school, child):
    card = actions.issue_card(make.staff_viewer(teacher, school), child.id)
    db.session.commit()
    return card
