"""The menu and the calendar in a real browser: for everybody, narrow, by keyboard, on paper."""

import re

from app.menu.items import SHIPPED
from tests.support import make
from tests.support.behaviours import begun
from tests.support.browser import axe_problems, sideways_scroll

IN_SIGHT = """
  const here = document.querySelector('.rail [aria-current]').getBoundingClientRect();
  return here.left >= 0 && here.right <= innerWidth;
"""
"""Of the line of the rail that says where one is, which may have to be scrolled to."""
PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b(?!s)")


def test_pages_for_planning_hold_to_wcag_and_reflow(page, seated, as_lead, classroom):
    make.activity(classroom)
    seated(as_lead)
    page.set_viewport_size({"width": 390, "height": 800})
    for where in ("menu", "menu/ours/new", "calendar"):
        page.goto(f"/class/{where}")
        assert axe_problems(page) == [], where
        assert sideways_scroll(page) == 0, where
        page.wait_for_function(f"() => {{ {IN_SIGHT} }}")


def test_an_activity_is_moved_by_keyboard_alone(page, seated, as_teacher, classroom):
    activity = make.activity(classroom)
    seated(as_teacher)
    page.goto(f"/class/activities/{activity.id}")
    page.get_by_role("link", name="Another day").press("Enter")
    page.wait_for_url(lambda address: "month=" in address)
    begun(page)
    first = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda address: address != first and "month=" in address)
    page.get_by_role("button", name="Move here").nth(3).press("Enter")
    page.get_by_text("“A nurse came” is on").wait_for()
    page.get_by_role("button", name="Undo").press("Enter")
    page.get_by_text(f"{activity.on:%A} {activity.on.day}").first.wait_for()


def test_the_longest_line_fits_one_side_of_paper(page, seated, as_teacher, classroom):
    longest = max(SHIPPED.values(), key=lambda item: len(str(item)))
    seated(as_teacher)
    page.goto(f"/class/menu/{longest.slug}/sheet")
    assert len(PAGE_OF_A_PDF.findall(page.pdf(prefer_css_page_size=True))) == 1
