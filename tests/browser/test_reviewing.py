"""A teacher reviews without a mouse, in a real browser."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete

from app.foundation.database import db
from app.reviews.queries import feedback_on, waiting_in
from app.schools.models import Membership
from tests.support import make, sign_in, worries
from tests.support.behaviours import begun
from tests.support.browser import axe_problems, photograph, sideways_scroll

LONG_AGO = datetime(2026, 1, 5, 10, 0, tzinfo=UTC)


def test_thirty_pages_are_reviewed_from_the_keyboard_without_leaving_the_page(
    page, seated, as_teacher, classroom, thirty, viewer_of
):
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}/reviews")
    begun(page)
    page.evaluate("window.stayed = true")
    press(page, "j", "Words of page 29.")
    press(page, "k", "Words of page 30.")
    page.keyboard.press("2")
    page.keyboard.press("c")
    page.keyboard.type("j, r and ? are letters here.")
    press(page, "Control+Enter", "29 pages to review")
    (answer,) = feedback_on(viewer_of(), [thirty[-1].id])[thirty[-1].id]
    assert (answer.sticker, answer.words) == ("good-question", "j, r and ? are letters here.")
    press(page, "r", "28 pages to review")
    press(page, "u", "29 pages to review")
    page.keyboard.press("c")
    page.keyboard.type("Who else could you ask?")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    press(page, "a", "is asked to add something.")
    press(page, "r", "27 pages to review")
    page.get_by_label("Tick all 27").check()
    page.get_by_role("button", name="Mark ticked reviewed").click()
    page.locator("main").get_by_text("27 marked reviewed.").wait_for()
    assert waiting_in(viewer_of(), classroom.id) == 0
    assert page.evaluate("window.stayed"), "the page was left"


def test_keys_can_be_shown_and_switched_off(page, seated, as_teacher, classroom, pile):
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}/reviews")
    begun(page)
    page.keyboard.press("?")
    page.get_by_label("Keys work on this computer").uncheck()
    page.locator("h1").click()
    page.keyboard.press("j")
    page.reload(wait_until="networkidle")
    page.keyboard.press("j")
    assert page.get_by_text("Words of page 3.").is_visible()
    assert page.evaluate("document.querySelector('[data-keys-on]').checked") is False


def test_what_does_not_arrive_is_not_lost(page, watch, seated, as_teacher, classroom, pile):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}/reviews")
    begun(page)
    page.get_by_role("button", name="I liked how you").click()
    assert page.input_value("#words") == "I liked how you "
    page.context.set_offline(True)
    page.get_by_role("button", name="Reviewed, next").click()
    page.locator("[data-lost]").wait_for()
    assert page.input_value("#words") == "I liked how you "
    page.context.set_offline(False)
    page.get_by_role("button", name="Reviewed, next").click()
    page.get_by_role("heading", name="2 pages to review").wait_for()
    page.get_by_role("button", name="I liked how you").click()
    db.session.commit()
    db.session.execute(delete(Membership))  # the lead takes them off the staff
    db.session.commit()
    page.get_by_role("button", name="Reviewed, next").click()
    page.locator("[data-lost]").get_by_text("You were signed out").wait_for()
    assert page.input_value("#words") == "I liked how you "


@pytest.mark.parametrize("where", ["", "/reviews", "/activities", "/activities/new"])
def test_pages_of_a_class_hold_to_wcag_either_way_round(
    page, tablet, seated, as_teacher, classroom, pile, where
):
    make.activity(classroom)
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}{where}")
    assert axe_problems(page) == []
    assert sideways_scroll(page) == 0
    photograph(page, f"teacher{where.replace('/', '-')}-{tablet}")


def test_pages_of_concerns_hold_to_wcag(page, seated, app, school, teacher, child):
    worries.concern(make.entry(child, saved_at=LONG_AGO), teacher, words="The drawing.")
    keeper = make.staff(school, "safeguarding")
    seated(sign_in.staff_client(app, keeper, school.id))
    for path in ("/school/watch-words", "/school/unread", "/school/concerns"):
        page.goto(path)
        assert axe_problems(page) == [], path
    page.get_by_role("button", name="Open").click()
    page.get_by_role("heading", name="What you do next").wait_for()
    assert axe_problems(page) == []
    assert sideways_scroll(page) == 0
    page.get_by_role("button", name="Print").click()
    page.get_by_role("heading", name="Who and when").wait_for()
    assert axe_problems(page) == []


def press(page, key, words):
    """Press a key and wait for the page that then says these words, and for its scripts."""
    page.keyboard.press(key)
    page.locator("main").get_by_text(words).first.wait_for()
    begun(page)


@pytest.fixture
def pile(classroom, child):
    """Three pages that wait, the third the newest."""
    return pages_of(child, make.pupil(classroom), make.pupil(classroom))


@pytest.fixture
def thirty(classroom, child):
    """A page of each child of a class, the last the newest."""
    return pages_of(child, *(make.pupil(classroom) for _ in range(29)))


def pages_of(*children):
    return [make.entry(one, f"Words of page {number}.") for number, one in enumerate(children, 1)]


@pytest.fixture
def viewer_of(teacher, school):
    """The teacher, looking at what is in the database now."""

    def now():
        db.session.commit()
        return make.staff_viewer(teacher, school)

    return now
