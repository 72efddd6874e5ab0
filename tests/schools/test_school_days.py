"""Counting school days: weekends and days without school are none."""

from datetime import date

import pytest

from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.schools.actions.closures import close_school, open_school
from app.schools.queries import closures_between, school_days_between
from app.schools.school_days import after_school_days, is_school_day, school_days
from tests.support import make

MONDAY, FRIDAY, SATURDAY = date(2026, 6, 8), date(2026, 6, 12), date(2026, 6, 13)
NEXT_MONDAY = date(2026, 6, 15)


def test_a_week_has_five_school_days():
    assert school_days(MONDAY, date(2026, 6, 14)) == 5


def test_no_days_lie_between_a_day_and_the_one_before():
    assert school_days(FRIDAY, MONDAY) == 0


def test_a_day_without_school_is_not_counted():
    assert school_days(MONDAY, FRIDAY, {date(2026, 6, 10)}) == 4
    assert not is_school_day(date(2026, 6, 10), {date(2026, 6, 10)})


@pytest.mark.parametrize(("number", "day"), [(0, FRIDAY), (1, NEXT_MONDAY), (5, date(2026, 6, 19))])
def test_five_school_days_after_a_friday_is_the_next_friday(number, day):
    assert after_school_days(FRIDAY, number) == day


def test_what_is_closed_is_stepped_over():
    assert after_school_days(FRIDAY, 1, {NEXT_MONDAY}) == date(2026, 6, 16)


def test_a_holiday_closes_its_weekdays(lead, school):
    assert close_school(lead, FRIDAY, NEXT_MONDAY, "A long weekend") == (2, 0)
    assert closures_between(lead, MONDAY, NEXT_MONDAY) == dict.fromkeys(
        (FRIDAY, NEXT_MONDAY), "A long weekend"
    )
    assert school_days_between(lead, MONDAY, NEXT_MONDAY) == 3


def test_a_day_that_is_closed_again_gets_the_new_words(lead):
    close_school(lead, FRIDAY, FRIDAY, "A long weekend")
    close_school(lead, FRIDAY, FRIDAY, "Training day")
    assert closures_between(lead, FRIDAY, FRIDAY) == {FRIDAY: "Training day"}


def test_what_was_closed_can_be_opened_again(lead):
    close_school(lead, MONDAY, FRIDAY, "Half-term")
    assert len(open_school(lead, MONDAY, FRIDAY)) == 5
    assert closures_between(lead, MONDAY, FRIDAY) == {}


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (FRIDAY, MONDAY, "comes before"),
        (MONDAY, date(2027, 6, 8), "Check the year"),
        (SATURDAY, SATURDAY, "weekend"),
    ],
)
def test_days_that_cannot_be_meant_are_refused_in_a_sentence(lead, first, last, sentence):
    with pytest.raises(Refused, match=sentence):
        close_school(lead, first, last, "")


def test_another_schools_holidays_are_not_ours(lead):
    close_school(lead, MONDAY, MONDAY, "Ours")
    with school_scope(make.school("Elsewhere Primary").id):
        assert closures_between(lead, MONDAY, MONDAY) == {}


@pytest.fixture
def lead(school):
    return make.staff_viewer(make.staff(school, "lead"), school)
