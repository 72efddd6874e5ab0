"""A child asks for a page to be changed or taken away, thinks again, and reads the answer."""

import pytest

from app.learning_log import actions
from tests.support import make, sign_in
from tests.support.client import parsed, token_on


def test_a_child_asks_for_a_page_to_go_and_thinks_again(as_pupil, entry):
    page = as_pupil.get(f"/my/entries/{entry.id}/ask")
    answer = as_pupil.submit(page, button="Take it away")
    shown = as_pupil.get(answer.location)
    assert "You asked to take it away." in shown.text
    assert "We will tell your teacher." in shown.text
    kept = as_pupil.get(as_pupil.submit(shown, button="Keep it").location)
    assert "You asked" not in kept.text
    assert "Ask my teacher" in kept.text


def test_a_child_asks_for_help_to_change_a_page(as_pupil, entry):
    page = as_pupil.get(f"/my/entries/{entry.id}/ask")
    answer = as_pupil.submit(page, button="Help me change it")
    assert "You asked to change it." in as_pupil.get(answer.location).text


def test_nothing_picked_is_told_kindly(as_pupil, entry):
    page = as_pupil.get(f"/my/entries/{entry.id}/ask")
    answer = as_pupil.post(page.request.path, data={"csrf_token": token_on(page)})
    assert answer.status_code == 422
    assert "Pick one picture." in answer.text


def test_the_answer_waits_on_the_home_page_until_it_is_read(as_pupil, entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    actions.grant_wish(adult, entry.id, "I see.")
    home = as_pupil.get("/my/")
    assert "Your page is put away." in home.text
    assert "I see." in home.text
    after = as_pupil.submit(home, button="I have read it")
    assert "put away" not in as_pupil.get(after.location).text


def test_a_page_that_stays_says_why(as_pupil, entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    actions.decline_wish(adult, entry.id, "You will like it when you are big.")
    home = as_pupil.get("/my/")
    assert "Your page stays." in home.text
    assert "You will like it when you are big." in home.text


def test_the_youngest_are_asked_with_pictures_and_sound(app, school):
    little = make.pupil(make.school_class(school, nc_years=("1",)))
    entry = make.entry(little)
    page = parsed(sign_in.pupil_client(app, little).get(f"/my/entries/{entry.id}/ask"))
    assert len(page.all("//main//*[@data-listen]")) == 3


@pytest.fixture
def adult(teacher, school):
    return make.staff_viewer(teacher, school)
