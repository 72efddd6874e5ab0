"""Days and school years are those of an English school, wherever the server stands."""

from datetime import UTC, date, datetime

import pytest

from app.foundation import clock


def test_just_before_midnight_in_summer_it_is_tomorrow_in_school():
    with clock.frozen(datetime(2026, 6, 11, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 6, 12)


def test_just_before_midnight_in_winter_it_is_still_today():
    with clock.frozen(datetime(2026, 1, 11, 23, 30, tzinfo=UTC)):
        assert clock.today() == date(2026, 1, 11)


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 8, 31), 2025), (date(2026, 9, 1), 2026), (date(2027, 1, 4), 2026)],
)
def test_a_school_year_is_named_for_its_september(day, year):
    assert clock.school_year(day) == year


def test_what_was_frozen_within_another_moment_gives_way_to_it_again():
    outer, inner = datetime(2026, 6, 11, tzinfo=UTC), datetime(2026, 6, 10, tzinfo=UTC)
    with clock.frozen(outer):
        with clock.frozen(inner):
            assert clock.now() == inner
        assert clock.now() == outer
