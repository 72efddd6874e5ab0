"""Every page of a child's, in a real browser: big enough to press, sound in every look, still, and
with something to say aloud on everything that can be pressed."""

import re
import time
from functools import partial
from itertools import combinations, product

import pytest

from app.schools.looks import BACKGROUNDS, FONTS, SIZES, SPACINGS
from tests.browser.rooms import child_of, pages_of
from tests.support.behaviours import begun
from tests.support.browser import (
    axe_problems_in,
    photograph,
    shifted,
    sideways_scroll,
    small_targets,
)

LETTERS = [
    f"size-{size} font-{font} space-{space}"
    for size in SIZES
    for font in FONTS
    for space in SPACINGS
]

KINDS = (
    [f"look-{ground}" for ground in BACKGROUNDS],
    [f"font-{font}" for font in FONTS],
    [f"size-{size}" for size in (*SIZES, SIZES[-1])],
    [f"space-{space}" for space in SPACINGS * 2],
    ["", "calm"] * 2,
)
"""What makes a look: each kind with four places, the shorter ones said again."""

TWICE, THRICE = (0, 2, 3, 1), (0, 3, 1, 2)
LOOKS = [
    tuple(kind[at] for kind, at in zip(KINDS, places, strict=True))
    for row in range(4)
    for column in range(4)
    for places in [(row, column, row ^ column, TWICE[row] ^ column, THRICE[row] ^ column)]
]
"""Sixteen of 192 looks, in which any two choices meet: the orthogonal array of five columns and
four levels, made of multiples in the field of four elements (Bose 1938)."""

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


@pytest.mark.slow
@pytest.mark.parametrize(("year", "tile"), [("1", 104), ("6", 72)])
def test_everything_can_be_pressed_heard_fits_and_stands_still(
    page, tablet, seated, pupil_of, year, tile
):
    """Sizes, gaps, words for listen, no jump and no sideways scroll, on every page; and in each
    size, kind and spacing of letters nothing is cut off or too small to press."""
    client, entry = pupil_of(year)
    seated(client)
    faults = []
    for address in pages_of(year, entry):
        page.goto(address)
        begun(page)
        jumps = shifted(page)
        found = {
            "small": small_targets(page, 48),
            "small tile": page.evaluate(SMALL_TILES, tile),
            "too close": page.evaluate(TOO_CLOSE, 15.5),
            "silent": page.evaluate(SILENT),
            "jumps": [jumps],
            "too wide": [sideways_scroll(page)],
            "out of place": page.evaluate(OUT_OF_PLACE, [LETTERS, 48]),
        }
        faults += [f"{address}: {kind}: {what}" for kind, what in found.items() if any(what)]
        photograph(page, f"every-{year}-{tablet}-{re.sub('[^a-z0-9]+', '-', address[-22:])}")
    assert faults == []


@pytest.mark.parametrize("year", ["1", "6"])
def test_nothing_jumps_when_the_script_comes_late(page, context, seated, pupil_of, year):
    """What is painted before the behaviours are there is where it stays."""
    client, entry = pupil_of(year)
    seated(client)
    context.route("**/js/pupil.js", late)
    jumps = {}
    for address in ("entries/new", f"entries/{entry.id}/edit?at=found", "jobs/", ""):
        page.goto("/my/" + address)
        begun(page)
        jumps[address] = shifted(page)
    assert set(jumps.values()) == {0}, jumps


def test_any_two_choices_of_how_it_looks_meet_in_the_looks_that_are_tried():
    for one, other in combinations(range(len(KINDS)), 2):
        met = {(look[one], look[other]) for look in LOOKS}
        assert met == set(product(KINDS[one], KINDS[other]))


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1], ids=["odd pages", "even pages"])
@pytest.mark.parametrize("year", ["1", "6"])
def test_axe_finds_nothing_on_any_page_in_any_look(page, seated, pupil_of, year, half):
    """All rules of WCAG 2.2 AA, on every page, in sixteen looks; the first is as pages come.

    Each page is tried in each background, kind, size and spacing of letters, calm and not, and in
    any two of these together; not in all 192 looks, so what three choices break together, and no
    two of them, would not be found. css-orientation-lock is asked once a page.
    """
    client, entry = pupil_of(year)
    seated(client)
    faults = []
    for address in pages_of(year, entry)[half::2]:
        page.goto(address)
        found = axe_problems_in(page, map(" ".join, LOOKS))
        faults += [f"{address}: {problem}" for problem in found]
    assert faults == []


def test_letters_are_fetched_only_when_they_are_chosen(page, seated, pupil_of, watch):
    client, _ = pupil_of("6")
    seated(client)
    page.goto("/my/look/")
    page.wait_for_load_state("networkidle")
    assert not fetched(watch, "opendyslexic")
    assert not fetched(watch, "atkinson")
    with page.expect_request("**/*atkinson*.woff2"):
        page.locator("label.pick", has=page.get_by_text("Clear letters")).tap()
    assert not fetched(watch, "opendyslexic")


def late(route):
    time.sleep(0.4)
    route.continue_()


def fetched(watch, name):
    return [url for url in watch.requests if name in url and url.endswith(".woff2")]


@pytest.fixture
def pupil_of(app, school):
    """A child of a year with something on every page, where photos are on."""
    return partial(child_of, app, school)
