"""Single children who go elsewhere than their class."""

import pytest

from app.schools.actions.new_years import plan_new_year
from app.schools.new_year.plan import LEAVES, WAITS
from app.schools.queries.new_years import year_plan_for
from tests.support import make, years
from tests.support.client import token_on


def test_a_child_is_sent_elsewhere_and_the_page_says_so(as_office, plan, here, amber):
    answer = as_office.submit(as_office.get(here), {f"child-{amber.id}": f"{WAITS}:6"})
    page = as_office.get(answer.location)
    assert "Saved for 1 child." in page.text
    assert "5 Elm (1 changed)" in page.text
    assert "1 leave" in page.text or "0 leave" in page.text


def test_two_lists_opened_at_once_keep_both_changes(as_office, as_lead, here, plan, who, room):
    first, second = make.pupil(room), make.pupil(room)
    mine, theirs = as_office.get(here), as_lead.get(here)
    as_office.submit(mine, {f"child-{first.id}": f"{LEAVES}:6"})
    as_lead.submit(theirs, {f"child-{second.id}": f"{WAITS}:6"})
    goes = {move.child.id: move.goes_to for move in year_plan_for(who, plan).moves}
    assert (goes[first.id], goes[second.id]) == (LEAVES, WAITS)


def test_a_list_in_which_nothing_was_changed_changes_nothing(as_office, here):
    answer = as_office.submit(as_office.get(here), button="Save these children")
    assert "Nothing was changed." in as_office.get(answer.location).text


@pytest.mark.parametrize("sent", ["nowhere:6", f"{WAITS}:9", "", "leaves"])
def test_a_place_that_is_not_in_the_list_is_refused(as_office, here, amber, sent):
    token = token_on(as_office.get(here))
    data = {"csrf_token": token, f"child-{amber.id}": sent}
    assert as_office.post(f"{here}/children", data=data).status_code == 422


def test_who_repeats_a_year_is_in_it_again(as_office, here, plan, who, amber):
    key = years.key_of(who, plan, "5 Elm")
    as_office.submit(as_office.get(here), {f"child-{amber.id}": f"{key}:5"})
    as_office.submit(as_office.get(here), button="Begin 2026/27")
    assert years.where(amber) == ("5 Elm", "5")


@pytest.fixture
def who(school, office):
    return make.staff_viewer(office, school)


@pytest.fixture
def room(school):
    return make.school_class(school, "5 Elm", ("5",))


@pytest.fixture
def amber(room):
    return make.pupil(room, "Amberley")


@pytest.fixture
def plan(who, amber):
    return plan_new_year(who)


@pytest.fixture
def here(plan) -> str:
    return f"/school/new-year/{plan}"
