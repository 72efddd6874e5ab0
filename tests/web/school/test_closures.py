"""The days without school: seen, added, taken away."""

from datetime import date

import pytest

from app.schools.queries import closures_between
from tests.support import make

JUNE = (date(2026, 6, 1), date(2026, 6, 30))
ADDRESS = "/school/closed-days"


def test_a_holiday_goes_in_at_once_and_stands_in_one_line(as_lead):
    page = as_lead.get(ADDRESS)
    assert "No days without school yet" in page.text
    done = as_lead.submit(
        page, {"first": "2026-06-12", "last": "16/06/2026", "what": "Half-term"}, button="Add"
    )
    after = as_lead.get(done.location)
    assert "3 days without school" in after.text
    assert after.text.count("Half-term</td>") == 1


def test_one_day_needs_no_last_day(as_lead, lead):
    as_lead.submit(as_lead.get(ADDRESS), {"first": "2026-06-12"}, button="Add")
    assert closures_between(lead, *JUNE) == {date(2026, 6, 12): ""}


@pytest.mark.parametrize(
    ("wrote", "sentence"),
    [
        ({"first": ""}, "Choose the first day."),
        ({"first": "2026-06-12", "last": "2026-06-11"}, "comes before the first"),
        ({"first": "2026-06-12", "last": "2027-06-11"}, "Check the year"),
        ({"first": "2026-06-13"}, "weekend"),
        ({"first": "2062-06-12"}, "neither in this school year nor in the next"),
        ({"first": "2025-08-29"}, "neither in this school year nor in the next"),
        ({"first": "9999-12-31"}, "neither in this school year nor in the next"),
        ({"first": "31/06/2026"}, "Write the day as day/month/year"),
        ({"first": "2026-06-12", "what": "x" * 61}, "Keep it to 60 characters."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(as_lead, lead, wrote, sentence):
    answer = as_lead.submit(as_lead.get(ADDRESS), wrote, button="Add")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert closures_between(lead, *JUNE) == {}


def test_days_that_were_added_before_are_not_counted_as_new(as_lead):
    half_term = {"first": "2026-06-12", "last": "2026-06-16", "what": "Half-term"}
    page = as_lead.get(as_lead.submit(as_lead.get(ADDRESS), half_term, button="Add").location)
    burst = {"first": "2026-06-16", "last": "2026-06-18", "what": "Burst pipe"}
    told = as_lead.get(as_lead.submit(page, burst, button="Add").location).text
    assert "2 days without school added. 1 day was there before, and has a new name." in told


def test_what_is_taken_away_can_be_undone(as_lead, lead):
    done = as_lead.submit(
        as_lead.get(ADDRESS), {"first": "2026-06-12", "last": "2026-06-16"}, button="Add"
    )
    gone = as_lead.submit(as_lead.get(done.location), button="Take it away")
    assert closures_between(lead, *JUNE) == {}
    as_lead.submit(as_lead.get(gone.location), button="Undo")
    assert len(closures_between(lead, *JUNE)) == 3


def test_a_teacher_does_not_close_the_school(as_teacher):
    assert as_teacher.get(ADDRESS).status_code == 404


def test_days_that_nobody_named_are_left_alone(as_lead, lead):
    page = as_lead.get(ADDRESS)
    token = page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]
    answer = as_lead.post(f"{ADDRESS}/remove", data={"csrf_token": token, "first": "x"})
    assert answer.status_code == 303


@pytest.fixture
def lead(school):
    return make.staff_viewer(make.staff(school, "lead"), school)
