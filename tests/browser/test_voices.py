"""Say it: recorded with the tablet's microphone, heard again, sent in its sealed envelope."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryPicture
from app.media.models import StoredFile
from app.schools.models import SchoolOptions
from tests.support import make, sign_in
from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets
from tests.support.sealed import sealing_key

LENGTH = """async () => {
  const said = document.querySelector("audio").src;
  const heard = await (await fetch(said)).arrayBuffer();
  return (await new OfflineAudioContext(1, 1, 48000).decodeAudioData(heard)).duration;
}"""
"""How long a browser finds what stands on the page, in seconds."""


def test_a_child_says_it_with_a_switch_hears_it_and_sends_it(page, context, seated, little):
    context.grant_permissions(["microphone"])
    ready_to_talk(page, seated, little)
    button = page.locator("[data-voice-big]")
    button.press("Space")
    expect(page.get_by_text("We hear you. Talk now.")).to_be_visible()
    expect(page.locator("[data-voice-time]")).to_have_text("1 second")
    assert page.locator(".voice__dots .is-gone").count() == 1
    is_good(page, "voice-talking")
    button.press("Space")
    expect(page.get_by_text("Got it!")).to_be_visible()
    page.get_by_role("button", name="Hear it").tap()
    expect(page.locator(".hear.is-playing")).to_have_count(1)
    is_good(page, "voice-done")
    to_the_check(page)
    expect(page.locator(".answers [data-hear]:visible")).to_have_count(1)
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("You met a nurse!")
    db.session.rollback()
    [file] = on_pages()
    assert (file.kind, file.media_type) == ("voice", "audio/mp4")
    page.goto(f"/my/entries/{db.session.scalars(select(Entry.id)).one()}")
    assert 0.5 < page.evaluate(LENGTH) < file.seconds + 1


def test_what_was_said_and_drawn_waits_sealed_without_internet(
    page, context, wire, watch, seated, little
):
    watch.expect("ERR_CONNECTION", "ERR_EMPTY_RESPONSE", "ERR_FAILED")
    sealing_key()
    context.grant_permissions(["microphone"])
    ready_to_talk(page, seated, little)
    wire.plan("before")
    page.route("**/entries/new*", lambda route: route.abort())
    page.locator("[data-voice-big]").tap()
    expect(page.locator("[data-voice-time]")).to_have_text("1 second")
    tap(page, "Draw")  # which stops it
    expect(page.locator("[data-voice]")).to_have_attribute("data-state", "done")
    page.locator("[data-paper]").tap()
    to_the_check(page)
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your page is safe")
    page.unroute("**/entries/new*")
    wire.plan("")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-outbox]")).to_be_hidden()
    db.session.rollback()
    assert sorted(file.kind for file in on_pages()) == ["drawing", "voice"]


def test_a_microphone_that_is_refused_is_told_and_nothing_is_lost(page, seated, little):
    ready_to_talk(page, seated, little)
    page.locator("[data-voice-big]").tap()
    expect(page.get_by_text("The microphone is off. Type or draw it.")).to_be_visible()
    is_good(page, "voice-refused")
    tap(page, "Type")
    page.get_by_label("My words").fill("She helps.")
    to_the_check(page)
    expect(page.get_by_text("She helps.").last).to_be_visible()


def on_pages():
    return db.session.scalars(
        select(StoredFile).join(EntryPicture, EntryPicture.file_id == StoredFile.id)
    ).all()


def is_good(page, name):
    photograph(page, name)
    assert axe_problems(page) == []
    assert small_targets(page) == []
    assert sideways_scroll(page) == 0


def ready_to_talk(page, seated, little):
    """The child has picked a job and how it was met, and would say it now."""
    client, visit = little
    seated(client)
    page.goto(f"/my/entries/new?activity={visit.id}")
    tap(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    tap(page, "Say it")


def to_the_check(page):
    press(page, "Next")
    press(page, "Next")
    tap(page, "Maybe")
    press(page, "Next")


def tap(page, name):
    page.locator("fieldset:not([hidden]) label.pick").filter(
        has=page.get_by_text(name, exact=True)
    ).first.tap()


def press(page, name):
    page.locator("button:visible").filter(has_text=name).last.tap()


@pytest.fixture
def little(app, school):
    """A child of six whose school has voice notes on, after a visit."""
    room = make.school_class(school, nc_years=("1",))
    child = make.pupil(room)
    visit = make.activity(room, jobs=["nurse", "doctor"])
    make.attended(visit, child)
    db.session.add(SchoolOptions(school_id=school.id, voice_notes_on=True))
    return sign_in.pupil_client(app, child), visit
