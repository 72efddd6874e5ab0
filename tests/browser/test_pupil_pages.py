"""Every page of a child's, in a real browser: big enough to press, sound in every look, still, and
with something to say aloud on everything that can be pressed."""

import re
import time

import pytest

from app.foundation.database import db
from app.learning_log import actions
from app.schools.looks import BACKGROUNDS, FONTS, SIZES, SPACINGS
from app.schools.models import SchoolOptions
from tests.support import make, sign_in
from tests.support.browser import axe_problems, photograph, sideways_scroll, small_targets

ROOMS = ("", "jobs/", "jobs/?view=map", "jobs/places/healthcare", "skills/", "skills/listening")
ROOMS += ("thoughts/", "look/", "entries/new", "entries/{entry}", "entries/{entry}/ask")
ROOMS += ("entries/{entry}/done",)
QUESTIONS = ("job", "met", "found", "skills", "view-listening", "like", "check")
PAGES = ROOMS + tuple(f"entries/{{entry}}/edit?at={at}" for at in QUESTIONS)

LOOKS = [f"look-{ground}" for ground in BACKGROUNDS[1:]]
LETTERS = [
    f"size-{size} font-{font} space-{space}"
    for size in SIZES
    for font in FONTS
    for space in SPACINGS
]
"""Colours move nothing and letters colour nothing, so all looks are sound if each of these is."""

OUT_OF_PLACE = """async ([looks, smallest]) => {
  const root = document.documentElement;
  const kept = root.className;
  const families = ['Andika', 'Atkinson Hyperlegible', 'OpenDyslexic'];
  await Promise.all(families.flatMap((family) =>
    [400, 700].map((weight) => document.fonts.load(`${weight} 20px "${family}"`))));
  const pressed = [...document.querySelectorAll('a[href], button, .tile, .pen, .place, summary')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip'));
  const faults = [];
  for (const look of looks) {
    root.className = `${kept} ${look}`;
    const wider = root.scrollWidth - Math.min(innerWidth, screen.width);
    if (wider > 0) faults.push(`${look}: ${wider} pixels wider than the screen`);
    for (const one of pressed) {
      const { width, height } = one.getBoundingClientRect();
      const says = `${look}: “${one.innerText.trim()}”`;
      if (Math.min(width, height) < smallest) faults.push(`${says} is ${width} by ${height}`);
      const ticked = one.querySelector('.tick')?.checkVisibility();
      if (!ticked && one.scrollWidth > one.clientWidth + 1) faults.push(`${says} sticks out`);
    }
  }
  root.className = kept;
  return faults;
}"""

SMALL_TILES = """(smallest) => [...document.querySelectorAll('.tile, .place, .growing__one')]
  .filter((one) => one.checkVisibility())
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < smallest - 0.5)
  .map(([one, box]) => `${one.innerText.trim()} is ${box.width} by ${box.height}`)"""

TOO_CLOSE = """(least) => {
  const boxes = [...document.querySelectorAll('.tiles')].filter((one) => one.checkVisibility());
  return boxes.filter((one) => {
    const { columnGap, rowGap } = getComputedStyle(one);
    return Math.min(parseFloat(columnGap), parseFloat(rowGap)) < least;
  }).map((one) => one.className);
}"""

SILENT = """() => {
  const chosen = 'a[href], button, input:not([type=hidden]), textarea, select, summary';
  const said = (one) => (one.getAttribute('aria-label') || one.dataset.say || one.innerText
    || [...(one.labels || [])].map((label) => label.innerText + (label.ariaLabel || '')).join(' ')
    || '').trim();
  return [...document.querySelectorAll(chosen)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !said(one))
    .map((one) => one.outerHTML.slice(0, 120));
}"""

SHIFT = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => done(shift), 120);
})"""


@pytest.mark.parametrize(("year", "tile"), [("1", 104), ("5", 72)])
def test_everything_can_be_pressed_heard_and_stands_still(
    page, tablet, seated, pupil_of, year, tile
):
    """Sizes, gaps, words for listen, no jump and no sideways scroll, on every page."""
    client, entry = pupil_of(year)
    seated(client)
    faults = []
    for address in PAGES:
        page.goto("/my/" + address.format(entry=entry.id))
        page.wait_for_load_state("networkidle")
        found = {
            "small": small_targets(page, 48),
            "small tile": page.evaluate(SMALL_TILES, tile),
            "too close": page.evaluate(TOO_CLOSE, 15.5),
            "silent": page.evaluate(SILENT),
            "jumps": [round(page.evaluate(SHIFT), 2)],
            "too wide": [sideways_scroll(page)],
        }
        faults += [f"{address}: {kind}: {what}" for kind, what in found.items() if any(what)]
        photograph(page, f"every-{year}-{tablet}-{re.sub('[^a-z0-9]+', '-', address[-22:])}")
    assert faults == []


@pytest.mark.parametrize("year", ["1", "5"])
def test_nothing_jumps_when_the_script_comes_late(page, context, seated, pupil_of, year):
    """What is painted before the behaviours are there is where it stays."""
    client, entry = pupil_of(year)
    seated(client)
    context.route("**/js/pupil.js", late)
    jumps = {}
    for address in ("entries/new", f"entries/{entry.id}/edit?at=found", "jobs/", ""):
        page.goto("/my/" + address)
        page.wait_for_load_state("networkidle")
        jumps[address] = round(page.evaluate(SHIFT), 2)
    assert set(jumps.values()) == {0}, jumps


@pytest.mark.parametrize("year", ["1", "5"])
def test_axe_finds_nothing_on_any_page_in_any_colours(page, seated, pupil_of, year):
    """All rules in the plain look; in the others those that colours can break."""
    client, entry = pupil_of(year)
    seated(client)
    faults = []
    for address in PAGES:
        page.goto("/my/" + address.format(entry=entry.id))
        faults += [f"{address}: {problem}" for problem in axe_problems(page)]
        for look in LOOKS:
            page.evaluate(
                "look => (document.documentElement.className = `has-script ${look}`)", look
            )
            found = axe_problems(page, only=["color-contrast"])
            faults += [f"{address} {look}: {problem}" for problem in found]
    assert faults == []


@pytest.mark.parametrize("year", ["1", "5"])
def test_everything_fits_in_any_letters(page, tablet, seated, pupil_of, year):
    """Each size, kind and spacing of letters: nothing is cut off or too small to press."""
    client, entry = pupil_of(year)
    seated(client)
    faults = []
    for address in PAGES:
        page.goto("/my/" + address.format(entry=entry.id))
        found = page.evaluate(OUT_OF_PLACE, [LETTERS, 48])
        faults += [f"{address} {fault}" for fault in found]
    assert faults == []


def test_letters_are_fetched_only_when_they_are_chosen(page, seated, pupil_of, watch):
    client, _ = pupil_of("5")
    seated(client)
    page.goto("/my/look/")
    page.wait_for_load_state("networkidle")
    assert not fetched(watch, "opendyslexic")
    assert not fetched(watch, "atkinson")
    page.locator("label.pick", has=page.get_by_text("Clear letters")).tap()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(200)
    assert fetched(watch, "atkinson")
    assert not fetched(watch, "opendyslexic")


def late(route):
    time.sleep(0.4)
    route.continue_()


def fetched(watch, name):
    return [url for url in watch.requests if name in url and url.endswith(".woff2")]


@pytest.fixture
def pupil_of(app, school, teacher):
    """A child of a year with something on every page, where photos are on."""

    def made(year):
        room = make.school_class(school, nc_years=(year,))
        child = make.pupil(room, "Maximiliana-Aleksandra")
        done = make.activity(room, jobs=["nurse", "doctor"])
        make.attended(done, child)
        entry = make.entry(
            child, job="vet", skills={"listening": 2}, would_like="yes", met_how="trip"
        )
        make.picture(entry)
        make.entry(child, job="nurse", skills={"listening": 3, "problem_solving": 1})
        asked = make.entry(child, "", job="chef")
        actions.ask_about(make.pupil_viewer(child), asked.id, "remove")
        db.session.add(SchoolOptions(school_id=school.id, photos_on=True))
        lead = make.staff_viewer(make.staff(school, "lead"), school)
        actions.decline_wish(lead, asked.id, "It is good.")
        return sign_in.pupil_client(app, child), entry

    return made
