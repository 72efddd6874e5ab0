"""The school's own list of words."""

import pytest

from app.safeguarding.queries import words_of
from tests.support import make, sign_in

LIST = "/school/watch-words"


def test_a_word_is_added_and_taken_off_and_put_back(as_keeper, keeper):
    page = as_keeper.submit(as_keeper.get(LIST), {"word": "  HURT* "}, button="Add it")
    assert "“hurt*” is on the list." in page.text
    page = as_keeper.submit(page, button="Remove")
    assert words_of(keeper) == ()
    as_keeper.submit(page, button="Undo")
    assert [one.word for one in words_of(keeper)] == ["hurt*"]


@pytest.mark.parametrize("typed", ["", "a", "a*b", "x" * 61])
def test_what_cannot_be_looked_for_is_refused_with_what_to_do(as_keeper, typed):
    answer = as_keeper.submit(as_keeper.get(LIST), {"word": typed}, button="Add it")
    assert answer.status_code == 422
    assert "Write a word" in answer.text


def test_a_word_of_a_long_list_is_found(as_keeper):
    page = as_keeper.get(LIST)
    for word in ("hurt", "scared"):
        page = as_keeper.submit(page, {"word": word}, button="Add it")
    found = as_keeper.submit(page, {"find": "scar"}, button="Find")
    assert "1 found" in found.text
    assert "You are told of 2 words" in found.text


def test_the_page_claims_no_more_than_it_does(as_keeper):
    assert "no list is ever complete" in as_keeper.get(LIST).text


def test_a_lead_is_sent_to_who_keeps_the_list(as_lead, keeper):
    assert as_lead.get(LIST).location == "/school/concerns"


@pytest.fixture
def keeper_account(school):
    return make.staff(school, "safeguarding")


@pytest.fixture
def keeper(keeper_account, school):
    return make.staff_viewer(keeper_account, school)


@pytest.fixture
def as_keeper(app, keeper_account, school):
    return sign_in.staff_client(app, keeper_account, school.id)
