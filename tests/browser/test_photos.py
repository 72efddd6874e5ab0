"""A photo is made small in the page and sent in its sealed envelope; a switch is enough to log."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry
from app.media.models import StoredFile
from app.schools.models import SchoolOptions
from tests.support import make, sign_in
from tests.support.behaviours import begun


def test_a_large_photo_is_made_small_and_sent(page, seated, little):
    ready_for_a_photo(page, seated, little)
    shot = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": jpeg(4000, 2500)}
    page.locator("[data-photo-file]").set_input_files(shot)
    expect(page.locator("[data-photo-taken]")).to_be_visible()
    press(page, "Next")
    press(page, "Next")
    tap(page, "Maybe")
    press(page, "Next")
    expect(page.locator(".answers .answer__picture:visible")).to_have_count(1)
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("You met a nurse!")
    db.session.rollback()
    kept = {(one.kind, one.width, one.height) for one in db.session.scalars(select(StoredFile))}
    assert kept == {("photo", 1280, 800)}


def test_what_is_no_photo_is_told_in_the_page(page, seated, little):
    ready_for_a_photo(page, seated, little)
    wrong = {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"}
    page.locator("[data-photo-file]").set_input_files(wrong)
    expect(page.get_by_text("We can not open this photo. Take it again.")).to_be_visible()


def test_a_page_is_logged_with_two_switches_tab_and_space(page, seated, little):
    client, visit = little
    seated(client)
    page.goto(f"/my/entries/new?activity={visit.id}")
    begun(page)
    switch_to(page, "input[name=job]")
    for _ in range(4):
        switch_to(page, "[data-next]")
    switch_to(page, "input[name=would_like]")
    switch_to(page, "[data-next]")
    switch_to(page, "[data-save]")
    expect(page.get_by_role("heading", level=1)).to_have_text("You met a nurse!")
    db.session.rollback()
    assert [one.job for one in db.session.scalars(select(Entry))] == ["nurse"]


def switch_to(page, selector):
    """Tab until it is reached, then Space; fails when it cannot be reached."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            page.keyboard.press("Space")
            return
    raise AssertionError(f"{selector} is not reached by Tab")


def tap(page, name):
    page.locator("fieldset:not([hidden]) label.pick").filter(
        has=page.get_by_text(name, exact=True)
    ).first.tap()


def press(page, name):
    page.locator("button:visible").filter(has_text=name).last.tap()


def jpeg(width, height):
    out = io.BytesIO()
    Image.new("L", (width, height), 120).save(out, "JPEG", optimize=True)
    return out.getvalue()


def ready_for_a_photo(page, seated, little):
    """The child has picked a job and how it was met, and would take a photo now."""
    client, visit = little
    seated(client)
    page.goto(f"/my/entries/new?activity={visit.id}")
    tap(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    tap(page, "Photo")


@pytest.fixture
def little(app, school):
    """A child of six whose school has photos on, after a visit."""
    room = make.school_class(school, nc_years=("1",))
    child = make.pupil(room)
    visit = make.activity(room, jobs=["nurse", "doctor"])
    make.attended(visit, child)
    db.session.add(SchoolOptions(school_id=school.id, photos_on=True))
    return sign_in.pupil_client(app, child), visit
