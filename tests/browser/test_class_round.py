"""A class round in a real browser; and the pages of staff, light, dark and narrow."""

import pytest
from playwright.sync_api import expect

from app.activities.queries import attendance_of
from app.foundation.database import db
from tests.support import make
from tests.support.behaviours import begun
from tests.support.browser import axe_problems_in, photograph, sideways_scroll, small_targets

DESK, PHONE = {"width": 1280, "height": 868}, {"width": 390, "height": 844}
LOOKS = ("", "look-dark")
ROW = 24
"""Pixels: the least for adults (WCAG 2.2, target size)."""
PAGES = (
    "/class/{room}",
    "/class/{room}/round/{visit}",
    "/class/{room}/overview",
    "/class/{room}/reviews",
    "/class/{room}/activities",
    "/class/activities/{visit}/fill-in/{waiting}",
)


def test_a_tap_stays_where_it_is_and_the_ring_goes_on(page, day, viewer, child, visit):
    page.goto("/class/{room}/round/{visit}".format(**day))
    begun(page)
    away = page.get_by_role("button", name=f"{child.forename} is Away")
    away.click()
    expect(away).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "A nurse came: 1 of 2 has sent a page"
    )
    db.session.rollback()
    assert attendance_of(viewer, visit.id)[child.id] is False

    make.entry(child, activity_id=visit.id)
    db.session.commit()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "A nurse came: 2 of 3 have sent a page"
    )
    expect(page.locator("[data-left]")).to_have_text("Not begun: Waitley.")
    photograph(page, "class-round")


@pytest.mark.parametrize("at", PAGES)
def test_a_staff_page_is_sound_light_and_dark_and_fits_a_phone(page, day, at):
    page.goto(at.format(**day))
    assert axe_problems_in(page, LOOKS) == []
    page.set_viewport_size(PHONE)
    assert sideways_scroll(page) == 0
    assert small_targets(page, ROW) == []


def test_what_the_device_says_is_what_an_adult_sees(page, day):
    page.emulate_media(color_scheme="dark")
    page.goto("/class/{room}".format(**day))
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Light", exact=True).click()
    page.wait_for_load_state()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    page.emulate_media(media="print")
    page.get_by_role("heading", level=1).wait_for()


@pytest.fixture
def day(page, seated, as_teacher, classroom, child, visit) -> dict[str, object]:
    """A child who has sent a page, one who has not, and a page to review, at a desk."""
    make.entry(make.pupil(classroom, "Donewell"), activity_id=visit.id, skills={"listening": 3})
    waiting = make.pupil(classroom, "Waitley")
    make.opening(classroom)
    page.set_viewport_size(DESK)
    seated(as_teacher)
    return {"room": classroom.id, "visit": visit.id, "waiting": waiting.id}
