"""Whatever a child can see and press can be heard, in order, marked as it is read."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from app.foundation.database import db
from tests.browser import rooms, test_pupil_pages
from tests.support import make
from tests.support.behaviours import begun
from tests.support.opened import opened, with_pictures
from tests.support.sealed import sealing_key

pupil_of = test_pupil_pages.pupil_of  # the fixture

VOICE = """
  window.spoken = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const local = { lang: "en-GB", localService: true };
  const far = { lang: "en-GB", localService: false };
  const speech = {
    getVoices: () => [far, local], cancel() {}, addEventListener() {},
    speak(said) {
      said.onstart();
      const marked = document.querySelectorAll(".is-spoken, .is-named").length;
      window.spoken.push({ words: said.text, far: said.voice !== local, marked });
      setTimeout(() => said.onend());
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
"""
"""A tablet's own voice, which writes down what it says: browsers in tests have none."""

LISTEN = """async () => {
  const rest = () => new Promise((next) => setTimeout(next, 5));
  while (!document.documentElement.classList.contains("has-voice")) await rest();
  const ears = [...document.querySelectorAll("[data-listen][data-whole]")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }));
  if (ears.length !== 1) return [`${ears.length} ears for the page`];
  window.spoken = [];
  ears[0].click();
  while (ears[0].hasAttribute("aria-pressed")) await rest();
  const plain = (words) => words.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, "");
  const said = plain(window.spoken.map((one) => one.words).join(" "));
  const seen = (one) => {
    const copy = one.cloneNode(true);
    const unsaid = copy.querySelectorAll("svg, [data-listen], [aria-hidden=true]");
    unsaid.forEach((part) => part.remove());
    return copy.textContent;
  };
  const parts = [...document.querySelectorAll(
    "h1, h2, h3, main p, legend, label, a[href], button:not([data-listen])")];
  return parts
    .filter((one) => one.checkVisibility() && !one.matches(".skip, .skip *, [aria-hidden=true]"))
    .filter((one) => !said.includes(plain(seen(one))))
    .map((one) => seen(one).trim().slice(0, 60));
}"""


@pytest.mark.parametrize("year", ["1", "5"])
def test_the_ear_of_a_page_reads_all_that_can_be_seen_and_pressed(
    page: Page,
    seated,
    pupil_of,
    year,
):
    client, entry = pupil_of(year)
    seated(client)
    silent = []
    for address in rooms.pages_of(year, entry):
        page.goto(address)
        begun(page)
        silent += [f"{address}: {words}" for words in page.evaluate(LISTEN)]
    assert silent == []


@pytest.mark.parametrize(
    "path", ["/who", "/who/{child}", "/who/{child}/ask", "/finish", "/card", "/offline", "/my/no"]
)
def test_signing_in_can_be_heard(page: Page, opening, child, pictures, watch, path):
    watch.expect("404")
    page.goto(f"/open#{opening.token}")
    page.wait_for_url("**/who")
    page.goto(path.format(child=child.id))
    begun(page)
    assert page.evaluate(LISTEN) == []


def test_each_sentence_is_marked_and_spoken_by_the_tablet_itself(page: Page, seated, as_pupil):
    seated(as_pupil)
    page.goto("/my/")
    page.evaluate(LISTEN)
    spoken = page.evaluate("window.spoken")
    assert len(spoken) > 5
    assert [one for one in spoken if one["far"] or one["marked"] != 1] == []
    expect(page.locator(".is-spoken, .is-named")).to_have_count(0)


def test_nothing_is_spoken_before_a_tap(page: Page, seated, as_pupil):
    seated(as_pupil)
    page.goto("/my/")
    begun(page)
    page.get_by_role("link", name="My skills").tap()
    page.wait_for_url("**/skills/")
    begun(page)
    assert page.evaluate("window.spoken") == []


def test_a_kind_word_and_a_job_that_was_found_can_be_heard(page: Page, seated, pupil_of):
    client, _ = pupil_of("1")
    seated(client)
    page.goto("/my/entries/new")
    begun(page)
    page.locator("button:visible", has_text="Next").tap()
    expect(page.get_by_text("Pick one job.")).to_be_visible()
    page.get_by_label("Find a job").fill("doktor")
    ear = page.get_by_role("button", name="Listen: Doctor")
    ear.tap()
    assert [one["words"] for one in page.evaluate("window.spoken")] == ["Doctor"]
    assert page.evaluate(LISTEN) == []
    assert "Pick one job." in [one["words"] for one in page.evaluate("window.spoken")]


def test_that_the_page_is_safe_and_whether_you_are_there_can_be_heard(page: Page, seated, as_pupil):
    sealing_key()
    seated(as_pupil)
    page.goto("/my/entries/new")
    begun(page)
    page.evaluate("document.querySelector('[data-idle]').showModal()")
    page.locator("dialog [data-listen]").tap()
    expect(page.locator("dialog [aria-pressed]")).to_have_count(0)
    said = [one["words"] for one in page.evaluate("window.spoken")]
    assert said == ["Are you still there?", "Yes, I am here", "I’m finished"]


@pytest.fixture(autouse=True)
def voice(context: BrowserContext) -> None:
    context.add_init_script(VOICE)


@pytest.fixture
def opening(school, classroom, teacher):
    opening = opened(school, classroom, teacher)
    db.session.commit()
    return opening


@pytest.fixture
def child(classroom):
    return make.pupil(classroom, "Amberley")


@pytest.fixture
def pictures(teacher, school, child):
    pictures = with_pictures(teacher, school, child)
    db.session.commit()
    return pictures
