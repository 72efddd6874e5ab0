"""Raising a concern about a page."""

import pytest

from app.safeguarding.actions import take_step
from app.safeguarding.queries import concerns_of
from app.safeguarding.states import Step
from tests.support import make, sign_in, worries


def test_from_the_desk_one_tap_raises_it_and_keeps_what_was_written(
    as_teacher, desk, keeper, keeper_account
):
    page = as_teacher.submit(desk, {"words": "Well seen"}, button="Worried about this page?")
    assert len(concerns_of(keeper)) == 1
    assert f"{keeper_account.name} can now read your concern" in page.text
    assert "Well seen" in page.text


def test_what_worries_one_goes_with_whatever_button_is_pressed(as_teacher, desk, keeper):
    page = as_teacher.submit(desk, button="Worried about this page?")
    page = as_teacher.submit(page, {"worry": "The drawing."}, button="Add these words")
    assert concerns_of(keeper)[0].words == "The drawing."
    as_teacher.submit(page, {"worry": "The drawing, and more."}, button="Reviewed, next")
    assert concerns_of(keeper)[0].words == "The drawing, and more."


def test_from_the_page_itself_it_is_one_tap_and_then_words(as_teacher, entry, keeper):
    page = as_teacher.get(f"/class/entries/{entry.id}")
    page = as_teacher.submit(page, button="Worried about this page?")
    assert "not your school’s safeguarding record" in page.text
    done = as_teacher.submit(page, {"worry": "The words."}, button="Add these words")
    assert "You raised a concern about this page" in as_teacher.get(done.location).text
    assert concerns_of(keeper)[0].words == "The words."


def test_where_nobody_leads_safeguarding_it_says_to_whom_it_goes(as_teacher, entry, lead):
    page = as_teacher.get(f"/class/entries/{entry.id}")
    page = as_teacher.submit(page, button="Worried about this page?")
    assert f"{lead.name} can read your concern" in page.text
    assert "Nobody leads safeguarding in this service yet" in page.text


def test_a_colleague_of_the_same_class_sees_nothing_of_it(app, school, classroom, as_teacher, desk):
    as_teacher.submit(desk, button="Worried about this page?")
    colleague = make.staff(school, "teacher", classes=(classroom,))
    theirs = sign_in.staff_client(app, colleague, school.id)
    page = theirs.get(f"/class/{classroom.id}/reviews")
    assert "You raised a concern" not in page.text
    assert "Worried about this page?" in page.text


@pytest.mark.parametrize("worried", [True, False])
def test_a_page_is_put_away_alike_with_a_concern_and_without(
    as_teacher, entry, keeper_account, worried
):
    if worried:
        worries.concern(entry, keeper_account)
    page = as_teacher.get(f"/class/entries/{entry.id}")
    assert as_teacher.submit(page, button="Put this page away").status_code == 303
    told = as_teacher.get(f"/class/pupils/{entry.pupil_id}")
    assert "page is put away" in told.text
    assert "concern" not in told.text


def test_words_that_come_too_late_are_shown_again(as_teacher, desk, keeper, entry):
    page = as_teacher.submit(desk, button="Worried about this page?")
    (concern,) = concerns_of(keeper)
    take_step(keeper, concern.id, Step.ACKNOWLEDGE, version=concern.version)
    answer = as_teacher.submit(page, {"worry": "More."}, button="Add these words")
    assert answer.status_code == 422
    assert "Say in person what you would like to add" in answer.text


@pytest.fixture
def keeper_account(school):
    return make.staff(school, "safeguarding")


@pytest.fixture
def keeper(keeper_account, school):
    return make.staff_viewer(keeper_account, school)


@pytest.fixture
def desk(as_teacher, classroom, entry, keeper):
    return as_teacher.get(f"/class/{classroom.id}/reviews")
