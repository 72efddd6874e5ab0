"""The page of whoever leads safeguarding."""

import pytest

from app.learning_log.actions import move_entry
from app.safeguarding.queries import concerns_of
from tests.support import make, sign_in, worries
from tests.support.client import parsed
from tests.web.test_query_counts import asked_for

LIST = "/school/concerns"


def test_the_list_says_how_many_are_new_and_names_no_child_in_its_title(as_keeper, concern, child):
    page = as_keeper.get(LIST)
    assert heading(page) == "1 new concern"
    assert child.surname in page.text
    assert child.surname not in parsed(page).words_of(parsed(page).first("//title"))
    assert "nobody watches it live" in page.text


def test_opening_one_shows_the_page_as_it_was(as_keeper, as_pupil, concern, entry):
    page = opened(as_keeper)
    assert entry.words in page.text
    assert "Something in the words." in page.text


def test_it_is_taken_up_handed_on_and_closed(as_keeper, keeper, concern):
    page = as_keeper.submit(opened(as_keeper), button="I have seen it")
    page = as_keeper.submit(page, {"handed_on_to": "Record 7"}, button="Hand it on")
    page = as_keeper.submit(page, {"note": "Spoke to the family."}, button="Add the note")
    assert "Spoke to the family." in page.text
    page = as_keeper.submit(page, button="Close it")
    (found,) = concerns_of(keeper)
    assert (found.state, found.handed_on_to) == ("closed", "Record 7")
    assert heading(as_keeper.get(f"{LIST}?state=closed")) == "No new concerns"


def test_handing_on_to_nobody_says_what_lacks(as_keeper, concern):
    answer = as_keeper.submit(opened(as_keeper), {"handed_on_to": ""}, button="Hand it on")
    assert answer.status_code == 422
    assert "Write to whom" in answer.text


def test_two_who_act_at_once_are_told(as_keeper, concern):
    first, second = opened(as_keeper), opened(as_keeper)
    as_keeper.submit(first, button="I have seen it")
    answer = as_keeper.submit(second, button="Close it")
    assert answer.status_code == 422
    assert "Somebody else changed this concern meanwhile" in answer.text


def test_an_empty_note_is_asked_for_again(as_keeper, concern):
    answer = as_keeper.submit(opened(as_keeper), {"note": " "}, button="Add the note")
    assert answer.status_code == 422
    assert "Write the note first." in answer.text


def test_a_page_that_was_moved_is_shown_with_both_names(
    as_keeper, concern, entry, child, classroom, viewer
):
    other = make.pupil(classroom)
    move_entry(viewer, entry.id, other.id)
    page = opened(as_keeper)
    assert heading(page) == f"A concern about {other.full_name}’s page"
    for shown in (page, as_keeper.submit(page, button="Print")):
        assert f"It stood under {child.full_name}’s name then" in shown.text


def test_it_prints_with_everything_on_it(as_keeper, concern, entry):
    paper = as_keeper.submit(opened(as_keeper), button="Print")
    for words in (entry.words, "Something in the words.", "not the safeguarding record"):
        assert words in paper.text


@pytest.mark.parametrize(("typed", "found"), [("pretend", True), ("nobody so", False)])
def test_a_child_is_found_by_name_and_the_name_stands_in_no_address(
    as_keeper, concern, typed, found
):
    answer = as_keeper.submit(as_keeper.get(LIST), {"find": typed}, button="Find")
    assert typed not in answer.request.full_path
    assert ("Something" in answer.text or "1 concern" in answer.text) is found


def test_thirty_stand_on_a_page_and_the_rest_on_the_next(as_keeper, teacher, entry):
    for _ in range(31):
        worries.concern(entry, teacher)
    page = as_keeper.get(LIST)
    assert page.text.count('aria-label="Open') <= 30
    assert "31 of 31" in as_keeper.get(f"{LIST}?page=2").text


def test_a_list_of_many_asks_no_more_than_one_of_few(as_keeper, teacher, entry, classroom):
    worries.concern(entry, teacher)
    few = asked_for(lambda: as_keeper.get(LIST))
    for _ in range(9):
        worries.concern(make.entry(make.pupil(classroom)), teacher)
    many = asked_for(lambda: as_keeper.get(LIST))
    assert len(many) == len(few) < 20


def test_the_lead_of_a_school_is_told_who_gets_them(as_lead, keeper_account, concern, child):
    page = as_lead.get(LIST)
    assert heading(page) == f"Concerns go to {keeper_account.name}"
    assert child.surname not in page.text


def test_a_lead_who_stands_in_is_told_to_name_somebody(as_lead, teacher, entry):
    worries.concern(entry, teacher)
    page = as_lead.get(LIST)
    assert "Nobody leads safeguarding here yet" in page.text
    assert heading(page) == "1 new concern"


def opened(client):
    return client.submit(client.get(LIST), button="Open")


def heading(page):
    return parsed(page).words_of(parsed(page).first("//h1"))


@pytest.fixture
def keeper_account(school):
    return make.staff(school, "safeguarding")


@pytest.fixture
def keeper(keeper_account, school):
    return make.staff_viewer(keeper_account, school)


@pytest.fixture
def as_keeper(app, keeper_account, school):
    return sign_in.staff_client(app, keeper_account, school.id)


@pytest.fixture
def concern(entry, teacher):
    return worries.concern(entry, teacher, words="Something in the words.")
