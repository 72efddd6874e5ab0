"""A child logs a job on a tablet: by touch, by keyboard, with a drawing, and with the wifi gone."""

import re

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryPicture
from app.media import storage
from app.media.models import StoredFile
from tests.support import make, sign_in
from tests.support.behaviours import begun, watched_over
from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets

WORDS = "A nurse listens to your heart."


@pytest.mark.slow
def test_the_whole_walk_by_touch(page: Page, tablet, visit, seated, as_pupil):
    seated(as_pupil)
    page.goto("/my/")
    good(page, f"home-{tablet}")
    page.get_by_role("link", name="Tell us").tap()
    asked(page, "Which job did you meet?", "Question 1 of 5")
    good(page, f"job-{tablet}")
    tap(page, "Nurse")
    press(page, "Next")
    asked(page, "How did you meet it?", "Question 2 of 5")
    good(page, f"met-{tablet}")
    press(page, "Next")
    asked(page, "What did you find out?", "Question 3 of 5")
    page.get_by_role("button", name="I found out that").tap()
    page.keyboard.type("nurses work at night.")
    good(page, f"found-{tablet}")
    press(page, "Next")
    tap(page, "Listening")
    good(page, f"skills-{tablet}")
    press(page, "Next")
    asked(page, "How is your listening growing?", "Question 4 of 5")
    tap(page, "I can do it")
    good(page, f"view-{tablet}")
    press(page, "Next")
    tap(page, "Maybe")
    good(page, f"like-{tablet}")
    press(page, "Next")
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this right?")
    good(page, f"check-{tablet}")
    press(page, "Change Would you like to do it?")
    tap(page, "Yes please")
    press(page, "Next")
    expect(page.get_by_text("Yes please").last).to_be_visible()
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("You found out about being a nurse")
    good(page, f"done-{tablet}")
    saved = rows(Entry)
    assert [(entry.words, entry.would_like) for entry in saved] == [
        ("I found out that nurses work at night.", "yes")
    ]
    assert rows(EntryDraft) == []


def test_back_goes_a_question_back_and_keeps_what_was_answered(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    tap(page, "Nurse")
    press(page, "Next")
    page.go_back()
    asked(page, "Which job did you meet?", "Question 1 of 5")
    expect(page.locator("input[value=nurse]")).to_be_checked()
    press(page, "Next")
    press(page, "Back")
    asked(page, "Which job did you meet?", "Question 1 of 5")


def test_wifi_lost_at_the_second_question_strands_nobody(
    page, context, visit, seated, as_pupil, watch
):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    begin(page, visit, seated, as_pupil)
    watched_over(page)
    context.set_offline(True)
    tap(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    page.get_by_label("My words").fill(WORDS)
    press(page, "Next")
    press(page, "Next")
    tap(page, "Maybe")
    context.set_offline(False)
    press(page, "Next")
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("You found out about being a nurse")
    assert [entry.words for entry in rows(Entry)] == [WORDS]


def test_a_page_left_in_the_middle_is_there_on_the_next_tablet(
    app, page, context, visit, seated, as_pupil, child
):
    begin(page, visit, seated, as_pupil)
    tap(page, "Nurse")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        press(page, "Next")
    db.session.commit()
    seated(sign_in.pupil_client(app, child))
    page.goto(f"/my/entries/new?activity={visit.id}")
    expect(page.locator("input[value=nurse]")).to_be_checked()


def test_a_job_is_offered_while_it_is_typed_badly(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    page.get_by_label("Find another job").fill("vetanerian")
    tap(page, "Vet")
    press(page, "Next")
    asked(page, "How did you meet it?", "Question 2 of 5")


def test_nothing_picked_is_asked_for_without_leaving_the_page(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    press(page, "Next")
    expect(page.get_by_text("Pick one job.")).to_be_visible()
    assert axe_problems(page) == []


def test_a_drawing_is_made_with_one_finger_undone_and_sent(page, visit, seated, as_pupil):
    at_drawing(page, visit, seated, as_pupil)
    good(page, "drawing")
    stroke(page, 40, 40, 300, 120)
    stroke(page, 40, 200, 300, 200)
    assert ink(page, 170, 200)
    page.get_by_role("button", name="undo").tap()
    assert not ink(page, 170, 200)
    assert ink(page, 170, 80)
    press(page, "Next")
    press(page, "Next")
    tap(page, "Maybe")
    press(page, "Next")
    press(page, "Send it")
    expect(page.get_by_role("heading", level=1)).to_have_text("You found out about being a nurse")
    [file] = [row for row in rows(StoredFile) if row.id in {p.file_id for p in rows(EntryPicture)}]
    assert (file.media_type, file.width <= 1024) == ("image/png", True)
    assert storage.read(file.school_id, file.id).startswith(b"\x89PNG")


def test_a_second_finger_draws_nothing(page, visit, seated, as_pupil):
    at_drawing(page, visit, seated, as_pupil)
    finger(page, "pointerdown", 1, 40, 40)
    finger(page, "pointerdown", 2, 400, 200)
    finger(page, "pointermove", 2, 500, 200)
    finger(page, "pointermove", 1, 140, 40)
    finger(page, "pointerup", 2, 500, 200)
    finger(page, "pointerup", 1, 140, 40)
    assert ink(page, 90, 40)
    assert not ink(page, 450, 200)


def test_a_page_is_logged_by_keyboard_alone(page, visit, seated, as_pupil):
    begin(page, visit, seated, as_pupil)
    page.locator("input[value=nurse]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    asked(page, "How did you meet it?", "Question 2 of 5")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.parametrize("tablet", ["portrait"])
@pytest.mark.parametrize(
    "address",
    ["jobs/", "jobs/?view=map", "jobs/places/healthcare", "skills/", "thoughts/", "look/"],
)
def test_a_room_is_sound_upright(page, tablet, child, visit, seated, as_pupil, address):
    """Lying on its side, and in every look: see test_pupil_pages."""
    for job in ("nurse", "vet"):
        make.entry(child, job=job, skills={"listening": 2, "teamwork": 3})
    seated(as_pupil)
    page.goto(f"/my/{address}")
    good(page, f"{re.sub('[^a-z]+', '-', address)}{tablet}")


@pytest.mark.parametrize("look", ["look-dark", "look-blue", "size-xl space-wide"])
def test_a_question_is_sound_in_every_look(page, visit, seated, as_pupil, look):
    begin(page, visit, seated, as_pupil)
    page.evaluate("look => (document.documentElement.className += ' ' + look)", look)
    good(page, f"job-{look}")


def begin(page, visit, seated, client):
    seated(client)
    page.goto(f"/my/entries/new?activity={visit.id}")
    begun(page)


def at_drawing(page, visit, seated, client):
    begin(page, visit, seated, client)
    tap(page, "Nurse")
    press(page, "Next")
    press(page, "Next")
    tap(page, "Draw")
    expect(page.locator("canvas")).to_be_visible()
    page.locator("canvas").scroll_into_view_if_needed()


def tap(page, name):
    """Tap the tile of that name on the screen that is shown."""
    page.locator("fieldset:not([hidden]) label.pick").filter(
        has=page.get_by_text(name, exact=True)
    ).first.tap()


def press(page, name):
    page.locator("button:visible").filter(has_text=name.removeprefix("Change ")).last.tap()


def asked(page, question, step):
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    expect(page.get_by_text(step)).to_be_visible()


def good(page, name):
    photograph(page, name)
    assert axe_problems(page) == []
    assert small_targets(page, 48) == []
    assert sideways_scroll(page) == 0


def stroke(page, x1, y1, x2, y2):
    box = page.locator("canvas").bounding_box()
    page.mouse.move(box["x"] + x1, box["y"] + y1)
    page.mouse.down()
    page.mouse.move(box["x"] + x2, box["y"] + y2, steps=6)
    page.mouse.up()


def finger(page, kind, number, x, y):
    """One finger of several, which Playwright cannot put down by itself."""
    page.locator("canvas").evaluate(
        """(paper, [kind, pointerId, x, y]) => {
            paper.setPointerCapture = () => {};
            const { left, top } = paper.getBoundingClientRect();
            paper.dispatchEvent(new PointerEvent(kind, {
                pointerId, clientX: left + x, clientY: top + y, bubbles: true, pointerType: "touch",
            }));
        }""",
        [kind, number, x, y],
    )


def ink(page, x, y):
    """Whether something is drawn there."""
    return page.locator("canvas").evaluate(
        """(paper, [x, y]) => {
            const scale = paper.width / paper.getBoundingClientRect().width;
            const [red] = paper.getContext("2d").getImageData(x * scale, y * scale, 1, 1).data;
            return red < 128;
        }""",
        [x, y],
    )


def rows(model):
    db.session.rollback()
    return db.session.scalars(select(model)).all()


@pytest.fixture(autouse=True)
def quiet(page: Page):
    """A page that goes away sends its draft; let it arrive before the next test."""
    yield
    page.goto("about:blank")
    page.wait_for_timeout(150)
