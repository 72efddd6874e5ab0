"""A teacher reviews without a mouse, in a real browser."""

import pytest

from app.foundation.database import db
from app.reviews.queries import feedback_on, waiting_in
from tests.support import make
from tests.support.browser import axe_problems, photograph, sideways_scroll


def test_pages_are_reviewed_from_the_keyboard_alone(
    page, seated, as_teacher, classroom, pile, teacher, school
):
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}/reviews", wait_until="networkidle")
    press(page, "j", "Words of page 2.")
    press(page, "k", "Words of page 1.")
    page.keyboard.press("2")
    page.keyboard.press("c")
    page.keyboard.type("j is a letter here.")
    press(page, "Control+Enter", "is reviewed.")
    db.session.commit()
    viewer = make.staff_viewer(teacher, school)
    (answer,) = feedback_on(viewer, [pile[0].id])[pile[0].id]
    assert (answer.sticker, answer.words) == ("good-question", "j is a letter here.")
    press(page, "u", "Taken back.")
    db.session.commit()
    assert waiting_in(viewer, classroom.id) == 3


def test_a_starter_begins_the_comment(page, seated, as_teacher, classroom, pile):
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}/reviews")
    page.get_by_role("button", name="I liked how you").click()
    assert page.input_value("#words") == "I liked how you "


@pytest.mark.parametrize("where", ["", "/reviews", "/activities", "/activities/new"])
def test_pages_of_a_class_hold_to_wcag_either_way_round(
    page, tablet, seated, as_teacher, classroom, pile, where
):
    make.activity(classroom)
    seated(as_teacher)
    page.goto(f"/class/{classroom.id}{where}")
    assert axe_problems(page) == []
    assert sideways_scroll(page) == 0
    photograph(page, f"teacher{where.replace('/', '-')}-{tablet}")


def press(page, key, words):
    """Press a key and wait for the page that then says these words, and for its scripts."""
    page.keyboard.press(key)
    page.get_by_text(words).wait_for()
    page.wait_for_load_state("networkidle")


@pytest.fixture
def pile(classroom, child):
    """Three pages that wait, the first child's first."""
    return [
        make.entry(one, f"Words of page {number}.")
        for number, one in enumerate((child, make.pupil(classroom), make.pupil(classroom)), 1)
    ]
