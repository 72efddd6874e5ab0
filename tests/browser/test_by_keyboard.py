"""The child's part of the main job by keyboard alone, and where the focus is can always be seen."""

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from app.foundation.database import db
from app.schools.looks import MODES
from app.schools.models import Account, Pupil, PupilAccess, School, SchoolClass
from tests.support import make
from tests.support.behaviours import begun
from tests.support.opened import opened, with_pictures

MOST_TABS = 60
FOCUSED = """() => {
  const here = document.activeElement;
  if (here === document.body) return { name: "", seen: true };
  const shows = (e) => e && getComputedStyle(e).outlineStyle !== "none"
    && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
  const label = here.labels && here.labels[0];
  const faces = [here, here.nextElementSibling, label && label.querySelector(".tile")];
  const named = (here.getAttribute("aria-label") || (label || here).innerText || "");
  const box = (label || here).getBoundingClientRect();
  return {
    name: named.replace(/\\s+/g, " ").trim(),
    seen: faces.some(shows) && box.width > 1 && box.bottom > 0 && box.top < innerHeight,
  };
}"""


def test_a_child_signs_in_logs_a_job_and_passes_the_tablet_on_by_keyboard_alone(
    page: Page, code: str, child: Pupil, pictures: Sequence[str]
) -> None:
    page.goto("/")
    reaches(page, "Class code")
    page.keyboard.type(code)
    presses(page, "Open")
    expect(page).to_have_url("/who")
    presses(page, child.forename)
    is_asked(page, f"Hello {child.forename}")
    for picture in pictures:
        presses(page, picture)
    expect(page).to_have_url("/my/")
    presses(page, "Tell us")
    is_asked(page, "Which job did you meet?")
    picks(page, "Nurse")
    is_asked(page, "How did you meet it?")
    picks(page, "A visitor to school")
    is_asked(page, "What did you find out?")
    presses(page, "I found out that…")
    page.keyboard.type("nurses listen to your heart.")
    presses(page, "Next")
    is_asked(page, "Which skills did you use?")
    picks(page, "Listening")
    is_asked(page, "How is your listening growing?")
    picks(page, "Just starting", then="ArrowRight")
    is_asked(page, "Would you like to do it?")
    picks(page, "Not for me", then="ArrowRight")
    is_asked(page, "Is this right?")
    expect(page.get_by_text("I found out that nurses listen").last).to_be_visible()
    presses(page, "Send it")
    is_asked(page, "You found out about being a nurse")
    presses(page, "My home page")
    is_asked(page, f"Hello {child.forename}")
    presses(page, "I’m finished")
    is_asked(page, f"Bye {child.forename}!")


def test_a_child_signs_in_logs_a_job_and_passes_the_tablet_on_with_two_switches(
    page: Page, code: str, little: Pupil, pictures_of_little: Sequence[str]
) -> None:
    """One switch goes on (Tab), the other takes (Enter or Space): nothing is typed.

    The teacher has held the tablet to the square on the board.
    """
    page.goto(f"/open#{code}")
    expect(page).to_have_url("/who")
    presses(page, little.forename)
    is_asked(page, f"Hello {little.forename}")
    for picture in pictures_of_little:
        presses(page, picture)
    expect(page).to_have_url("/my/")
    presses(page, "Go")
    is_asked(page, "Which job?")
    picks(page, "Nurse")
    is_asked(page, "How did you meet it?")
    picks(page, "A trip")
    is_asked(page, "What did you see?")
    presses(page, "Next")
    is_asked(page, "Which skills did you use?")
    picks(page, "Listening")
    is_asked(page, "How is your listening growing?")
    picks(page, "Just starting")
    is_asked(page, "Would you like to do it?")
    picks(page, "Not for me")
    is_asked(page, "Is this right?")
    presses(page, "Send it")
    is_asked(page, "You met a nurse!")
    presses(page, "I’m finished")
    is_asked(page, f"Bye {little.forename}!")


def reaches(page: Page, name: str) -> None:
    """Tab until the focus is on what begins with this; wherever it was, it could be seen."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        passed.append(focus["name"])
        assert focus["seen"] or not focus["name"], f"the focus on “{focus['name']}” is not seen"
        if re.match(rf"{re.escape(name)}(?!\w)", focus["name"]):
            return
    raise AssertionError(f"Tab never came to “{name}”, only to {passed}")


def presses(page: Page, name: str) -> None:
    """Tab to a link or a button, and press Enter."""
    reaches(page, name)
    page.keyboard.press("Enter")


def picks(page: Page, name: str, then: str = "") -> None:
    """Tab to a choice, take it with Space or the one beside it with an arrow, and go on."""
    reaches(page, name)
    page.keyboard.press(then or "Space")
    presses(page, "Next")


def is_asked(page: Page, question: str) -> None:
    """The page is headed so, and there with all that it can do."""
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    begun(page)


@pytest.fixture
def little(classroom: SchoolClass) -> Pupil:
    """A child who neither reads nor types."""
    child = make.pupil(classroom, "Junia")  # no other child is called so
    db.session.merge(PupilAccess(school_id=child.school_id, pupil_id=child.id, mode=MODES[1]))
    return child


@pytest.fixture
def pictures_of_little(school: School, teacher: Account, little: Pupil) -> Sequence[str]:
    pictures = with_pictures(teacher, school, little)
    db.session.commit()
    return pictures


@pytest.fixture
def code(
    school: School, classroom: SchoolClass, teacher: Account, child: Pupil, little: Pupil
) -> str:
    make.attended(make.activity(classroom), child, little)
    code = opened(school, classroom, teacher).code
    db.session.commit()
    return code


@pytest.fixture
def pictures(school: School, teacher: Account, child: Pupil) -> Sequence[str]:
    pictures = with_pictures(teacher, school, child)
    db.session.commit()
    return pictures
