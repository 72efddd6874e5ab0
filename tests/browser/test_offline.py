"""No internet in the middle of a lesson: nothing is lost, doubled, mixed up, or left to be read."""

from uuid import uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryPicture
from app.signin.models import Sitting
from tests.support.behaviours import begun
from tests.support.behaviours import watched_over as there_is_a_worker
from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets
from tests.support.outbox import WRITE, everything_kept, stored
from tests.support.sealed import sealing_key

WORDS = "A nurse listens to your heart."


def test_a_page_waits_on_the_tablet_and_goes_when_the_internet_is_back(
    page: Page, context: BrowserContext, tablet, visit, seated, as_pupil, child
):
    begin(page, visit, seated, as_pupil)
    watched_over(page)
    context.set_offline(True)
    tell(page)
    expect(heading(page)).to_have_text("Your page is safe")
    expect(page.get_by_text("1 page waiting to send")).to_be_visible()
    sound(page, f"offline-safe-{tablet}")
    assert WORDS not in page.content()

    page.get_by_role("button", name="I’m finished").last.tap()
    expect(heading(page)).to_have_text("No internet just now")
    expect(page.get_by_text("1 page waiting to send")).to_be_visible()
    sound(page, f"offline-{tablet}")
    assert child.forename not in page.content()
    page.go_back()
    expect(heading(page)).not_to_contain_text("Your page")
    assert child.forename not in page.content()

    context.set_offline(False)
    page.goto("/my/")
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    expect(page.locator("[data-outbox]")).to_be_hidden()
    assert [(entry.words, entry.pupil_id) for entry in rows(Entry)] == [(WORDS, child.id)]
    assert all(sitting.ended_at for sitting in rows(Sitting) if sitting.pupil_id == child.id)


def test_an_answer_that_was_lost_makes_no_second_page(page, wire, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    wire.plan("after")
    tell(page)
    expect(heading(page)).to_have_text("Your page is safe")
    wire.plan("")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-outbox]")).to_be_hidden()
    assert [entry.words for entry in rows(Entry)] == [WORDS]


def test_with_the_internet_there_the_page_is_sent_at_once(page, wire, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    tell(page)
    expect(heading(page)).to_have_text("You found out about being a nurse")
    assert wire.cut[""] == 1
    assert stored(page) == []


def test_a_drawing_waits_too(page, wire, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    wire.plan("before")
    page.route("**/entries/new*", lambda route: route.abort())
    tell(page, draw=True)
    expect(heading(page)).to_have_text("Your page is safe")
    page.unroute("**/entries/new*")
    wire.plan("")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-outbox]")).to_be_hidden()
    assert len(rows(EntryPicture)) == 1


def test_what_was_begun_without_internet_waits_sealed_for_its_child(
    page, context, visit, seated, as_pupil, child
):
    begin(page, visit, seated, as_pupil)
    watched_over(page)
    context.set_offline(True)
    found_out(page, WORDS)
    page.get_by_role("button", name="I’m finished").first.tap()
    expect(heading(page)).to_have_text("No internet just now")
    expect(page.get_by_text("1 page waiting to send")).to_be_visible()
    kept = everything_kept(page)
    assert len(kept) > 1000
    assert not [word for word in ("heart", child.forename) if word.lower() in kept.lower()]

    context.set_offline(False)
    page.goto("/my/")
    expect(page.get_by_role("heading", name="Who are you?")).to_be_visible()
    expect(page.locator("[data-outbox]")).to_be_hidden()
    assert [(draft.pupil_id, draft.answers["words"]) for draft in rows(EntryDraft)] == [
        (child.id, WORDS)
    ]
    assert rows(Entry) == []


def test_a_draft_that_waited_makes_no_second_page_when_the_page_is_sent(
    page, context, visit, seated, as_pupil
):
    begin(page, visit, seated, as_pupil)
    page.route("**/entries/new*", lambda route: route.abort())
    tell(page)
    expect(heading(page)).to_have_text("You found out about being a nurse")
    assert stored(page) == []
    assert rows(EntryDraft) == []


def test_what_needs_the_internet_says_so_and_the_page_stays(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    page.route("**/entries/new*", lambda route: route.abort())
    pick(page, "Nurse")
    press(page, "Next")
    press(page, "Back")
    expect(page.locator("[data-outbox]").first).to_be_hidden()
    press(page, "Look in the town")
    expect(page.get_by_text("No internet just now. Try again soon.")).to_be_visible()
    expect(heading(page)).to_have_text("Which job did you meet?")


def test_nothing_on_the_tablet_can_be_read(page, wire, visit, seated, as_pupil, child):
    begin(page, visit, seated, as_pupil)
    wire.plan("before")
    tell(page)
    expect(heading(page)).to_have_text("Your page is safe")
    kept = everything_kept(page)
    assert len(kept) > 1000
    for word in (WORDS, "heart", "nurse", child.forename, child.surname, str(child.id)):
        assert word.lower() not in kept.lower()


def test_the_tablet_keeps_no_page_of_anybody(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    watched_over(page)
    page.goto("/my/")
    page.goto("/my/jobs/")
    kept = page.evaluate(
        """async () => {
          const found = [];
          for (const name of await caches.keys())
            for (const asked of await (await caches.open(name)).keys()) found.push(asked.url);
          return found.map((url) => new URL(url).pathname);
        }"""
    )
    assert sorted(path for path in kept if not path.startswith("/static/")) == ["/offline"]


def test_what_is_kept_weighs_little(page, visit, seated, as_pupil, client):
    begin(page, visit, seated, as_pupil)
    watched_over(page)
    weight = page.evaluate(
        """async () => {
          let bytes = 0;
          for (const name of await caches.keys())
            for (const answer of await (await caches.open(name)).matchAll())
              bytes += (await answer.arrayBuffer()).byteLength;
          return bytes;
        }"""
    )
    assert weight <= 150 * 1024


def test_the_grid_says_how_many_wait(page, wire, visit, seated, as_pupil, as_tablet, child):
    begin(page, visit, seated, as_pupil)
    wire.plan("before")
    page.evaluate(WRITE, [[[str(uuid4()), 1, f"{WORDS} {number}"] for number in range(3)]])
    seated(as_tablet)
    page.goto("/who")
    expect(page.get_by_text("3 pages waiting to send")).to_be_visible()
    sound(page, "grid-waiting")
    wire.plan("")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-outbox]")).to_be_hidden()
    assert {entry.pupil_id for entry in rows(Entry)} == {child.id}


def test_a_tablet_that_is_told_to_wait_does_not_ask_again_at_once(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    asked = []
    page.route("**/my/envelopes", lambda route: asked.append(1) or route.fulfill(status=429))
    page.evaluate(WRITE, [[[str(uuid4()), 1, WORDS]]])
    for _ in range(3):
        # Whoever asks for the lock after the outbox gets it once the outbox has done its round.
        page.evaluate(
            "dispatchEvent(new Event('online'));"
            "navigator.locks.request('outbox', () => navigator.locks.request('rest', () => {}))"
        )
    assert len(asked) == 1
    assert len(stored(page)) == 1


def begin(page: Page, visit, seated, client) -> None:
    seated(client)
    page.goto(f"/my/entries/new?activity={visit.id}")
    begun(page)


def watched_over(page: Page) -> None:
    """Come back to the page once a service worker watches over it."""
    there_is_a_worker(page)
    page.reload()
    begun(page)
    assert page.evaluate("Boolean(navigator.serviceWorker.controller)")


def tell(page: Page, *, draw: bool = False) -> None:
    """The five questions, the check, and Send it."""
    pick(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    if draw:
        pick(page, "Draw")
        box = page.locator("canvas").bounding_box()
        page.mouse.move(box["x"] + 40, box["y"] + 40)
        page.mouse.down()
        page.mouse.move(box["x"] + 200, box["y"] + 90, steps=4)
        page.mouse.up()
        expect(page.locator("[data-picture]")).not_to_have_js_property("value", "")
    else:
        page.get_by_label("My words").fill(WORDS)
    press(page, "Next")
    pick(page, "Listening")
    press(page, "Next")
    pick(page, "I can do it")
    press(page, "Next")
    pick(page, "Maybe")
    press(page, "Next")
    expect(heading(page)).to_have_text("Is this right?")
    for said in ("Nurse", "Listening: I can do it", "Maybe"):
        expect(page.locator(".answers").get_by_text(said, exact=True)).to_be_visible()
    press(page, "Send it")


def found_out(page: Page, words: str) -> None:
    """The first two questions, and words to the third."""
    pick(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    page.get_by_label("My words").fill(words)


def pick(page: Page, name: str) -> None:
    page.locator("fieldset:not([hidden]) label.pick").filter(
        has=page.get_by_text(name, exact=True)
    ).first.tap()


def press(page: Page, name: str) -> None:
    page.locator("button:visible").filter(has_text=name).last.tap()


def heading(page: Page):
    return page.get_by_role("heading", level=1)


def sound(page: Page, name: str) -> None:
    photograph(page, name)
    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert sideways_scroll(page) == 0
    assert page.evaluate("[...document.images].every((one) => one.naturalWidth > 0)")


def rows(model):
    db.session.rollback()
    return db.session.scalars(select(model)).all()


@pytest.fixture(autouse=True)
def tidy(page: Page, watch):
    """A key to seal with before; what a page sends when it goes away, after."""
    watch.expect("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_FAILED")
    watch.expect("429")
    sealing_key()
    db.session.commit()
    yield
    page.goto("about:blank")
    page.wait_for_timeout(150)
