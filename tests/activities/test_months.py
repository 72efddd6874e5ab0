"""The sheet of a month."""

from datetime import date
from types import SimpleNamespace

import pytest

from app.activities.months import month_after, month_before, month_in, span_of, weeks_of

JUNE = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2026-02", date(2026, 2, 1)),
        ("", JUNE),
        ("june", JUNE),
        ("2026-13", JUNE),
        ("0001-01", JUNE),
        ("9999-12", JUNE),
        ("99999-01", JUNE),
    ],
)
def test_what_names_no_month_means_this_one(words, first):
    assert month_in(words, date(2026, 6, 11)) == first


def test_months_follow_each_other_across_the_year():
    assert month_before(date(2026, 1, 1)) == date(2025, 12, 1)
    assert month_after(date(2026, 12, 1)) == date(2027, 1, 1)


def test_a_sheet_is_of_whole_weeks():
    assert span_of(JUNE) == (JUNE, date(2026, 7, 5))


def test_a_week_has_five_days_while_weekends_are_free():
    assert {len(week) for week in weeks_of(JUNE, (), {})} == {5}


def test_a_fair_on_a_saturday_opens_the_weekends():
    fair = SimpleNamespace(on=date(2026, 6, 13))
    weeks = weeks_of(JUNE, [fair], {})
    assert {len(week) for week in weeks} == {7}
    assert weeks[1][5].activities == (fair,)


def test_a_month_that_begins_on_a_saturday_has_no_empty_week():
    august = weeks_of(date(2026, 8, 1), (), {})
    assert august[0][0].on == date(2026, 8, 3)


def test_a_closed_day_says_why():
    friday = weeks_of(JUNE, (), {date(2026, 6, 12): "Training day"})[1][4]
    assert (friday.is_school_day, friday.closed) == (False, "Training day")
