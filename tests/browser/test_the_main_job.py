"""The main job through real screens: a tablet for the child, a desk for each adult.

Two commands make the school and its lead known; everything else is pressed and typed. Every page
on the way is looked at: axe, targets for small fingers, nothing cut off.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from sqlalchemy import select

from app.foundation.database import db
from app.transition.models import SchoolKey
from tests.browser import daisy, desks
from tests.browser.screen import Screen
from tests.support import receiver
from tests.support.browser import LiveServer, Watch

STORY = "main-job"
DESK = {"width": 1280, "height": 868}


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_child_logs_a_teacher_reviews_and_a_secondary_reads_it_offline(
    app: Flask, page: Page, desk: Callable[[], Screen], offline: Screen, tmp_path: Path
) -> None:
    tablet = Screen(page, STORY, touch=True)
    lead, teacher = desk(), desk()

    desks.the_lead_signs_in_and_lets_a_teacher_in(app, lead, teacher)
    desks.a_class_list_is_looked_at_and_taken_over(lead)
    desks.the_teacher_is_given_the_class(lead)
    code = desks.the_teacher_plans_and_opens_the_class(teacher)
    pictures = desks.the_cards_are_printed(teacher)
    daisy.signs_in(tablet, code, pictures)
    daisy.tells_about_the_nurse(tablet)
    daisy.sees_it_in_three_rooms(tablet)
    desks.the_teacher_sees_who_has_logged_and_asks_for_more(teacher)
    daisy.adds_more(tablet, pictures)
    desks.the_teacher_gives_a_sticker(teacher)
    daisy.reads_it_and_packs(tablet, pictures)
    desks.the_teacher_says_where_daisy_goes(teacher)
    package = desks.the_lead_makes_a_package(app, lead, tmp_path)

    top = receiver.unpacked(package, tmp_path / "unpacked")
    (did,) = db.session.scalars(select(SchoolKey.did)).all()
    assert receiver.failures(top, pinned=did, own_urn=desks.NORTHGATE) == []
    the_secondary_reads_it_without_a_network(offline, top)


def the_secondary_reads_it_without_a_network(offline: Screen, top: Path) -> None:
    offline.opens((top / "data/read/index.html").as_uri())
    offline.is_good("package-index")
    offline.follows("Daisy Williams")
    offline.is_headed("Daisy Williams")
    offline.sees(daisy.MORE, daisy.MESSAGE)
    offline.is_good("package-passport")


@pytest.fixture
def desk(browser: Browser, live: LiveServer) -> Iterator[Callable[[], Screen]]:
    """Makes the screens of adults, each a browser of its own, in which nothing may go wrong."""
    opened = []

    def sit_down() -> Screen:
        context = browser.new_context(base_url=live.url, viewport=DESK, locale="en-GB")
        opened.append((context, Watch(context, live.url)))
        return Screen(context.new_page(), STORY, touch=False)

    yield sit_down
    problems = [problem for _context, watching in opened for problem in watching.problems]
    for context, _watching in opened:
        context.close()
    assert problems == []


@pytest.fixture
def offline(browser: Browser) -> Iterator[Screen]:
    """A screen at the secondary that no network reaches."""
    context = browser.new_context(offline=True, viewport=DESK)
    page = context.new_page()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    yield Screen(page, STORY, touch=False)
    context.close()
    assert failed == []
