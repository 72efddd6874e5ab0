"""No internet when a form is sent: it stays as it is, says so kindly, and goes when tried again."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import ChangeRequest, Entry
from app.schools.models import PupilAccess
from tests.browser.rooms import child_of
from tests.support.behaviours import begun, watched_over
from tests.support.browser import axe_problems, photograph, small_targets
from tests.support.opened import opened, with_pictures

KINDLY = "No internet just now. Try again soon."


def test_the_message_stays_with_its_words_and_goes_when_tried_again(page, context, leaver):
    page.goto("/my/message")
    page.get_by_role("textbox").fill("I like drawing.")
    told(page, context, "Next")
    photograph(page, "no-net-message")
    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert page.get_by_role("textbox").input_value() == "I like drawing."

    press(page, "Next")
    page.wait_for_url("**/my/message/done")
    assert [one.words for one in rows(Entry) if one.kind == "message"] == ["I like drawing."]


def test_the_message_is_kept_when_the_tablet_is_passed_on_before_it_is_done(page, leaver):
    page.goto("/my/message")
    page.get_by_role("textbox").fill("I like dra")
    begun(page)
    page.get_by_role("button", name="I’m finished").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bye")
    assert [one.words for one in rows(Entry) if one.kind == "message"] == ["I like dra"]


def test_what_a_leaver_chose_stays_ticked(page, context, leaver):
    page.goto("/my/choices")
    page.locator(".piece label").first.tap()
    told(page, context, "Next")
    expect(page.locator("[name=take]:checked")).to_have_count(1)
    press(page, "Next")
    page.wait_for_url("**/my/message")


def test_a_look_stays_picked_and_is_said_once_to_be_kept(page, context, leaver):
    page.goto("/my/look/")
    page.locator("label.pick", has=page.get_by_text("Dark")).tap()
    told(page, context, "Keep it")
    press(page, "Keep it")
    expect(page.get_by_text("Your pages look like this now.")).to_be_visible()
    assert [one.background for one in rows(PupilAccess)] == ["dark"]


def test_a_wish_is_asked_once_also_when_the_answer_was_lost(page, context, leaver):
    """The server has it, the tablet does not know: it tries again, and nothing is doubled."""
    page.goto(f"/my/entries/{leaver.id}/ask")
    begun(page)
    page.route("**/ask", lambda route: (route.fetch(), route.abort()), times=1)
    press(page, "Take it away")
    expect(page.get_by_text(KINDLY)).to_be_visible()
    press(page, "Take it away")
    expect(page.get_by_text("We will tell your teacher.").first).to_be_visible()
    assert [one.wish for one in rows(ChangeRequest) if one.entry_id == leaver.id] == ["remove"]


def test_what_was_answered_and_read_stays_until_it_is_known(page, context, leaver):
    page.goto("/my/")
    told(page, context, "I have read it")
    press(page, "I have read it")
    expect(page.get_by_role("button", name="I have read it")).to_have_count(0)


def test_what_the_page_has_to_say_is_said(page, leaver):
    """A form that is not right is posted as it is without script, and shows what to do."""
    page.goto("/my/message")
    page.get_by_role("textbox").evaluate("(box) => box.removeAttribute('maxlength')")
    page.get_by_role("textbox").fill("a" * 5001)
    page.watch.expect("422")
    press(page, "Next")
    expect(page.get_by_text("That is a lot of words.")).to_be_visible()


def test_signing_in_waits_for_the_internet(page, context, school, classroom, teacher, child):
    pictures = with_pictures(teacher, school, child)
    code = opened(school, classroom, teacher).code
    db.session.commit()
    page.goto("/")
    page.get_by_label("Class code").fill(code)
    told(page, context, "Open")
    press(page, "Open")
    page.get_by_text(child.forename).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello {child.forename}")
    begun(page)
    for picture in pictures[:2]:
        press(page, picture)
    told(page, context, pictures[2])
    press(page, pictures[2])
    page.wait_for_url("**/my/")


def told(page: Page, context: BrowserContext, button: str) -> None:
    """Press this without internet: the page stays and says so; then the internet is back."""
    watched_over(page)
    context.set_offline(True)
    press(page, button)
    expect(page.get_by_text(KINDLY)).to_be_visible()
    context.set_offline(False)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.tap()


def rows(model):
    db.session.rollback()
    return db.session.scalars(select(model)).all()


@pytest.fixture
def leaver(app, school, seated, page, watch):
    """A child who moves on this year; returns a page of theirs."""
    client, entry = child_of(app, school, "6")
    seated(client)
    return entry


@pytest.fixture(autouse=True)
def expected(page, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
    page.watch = watch
