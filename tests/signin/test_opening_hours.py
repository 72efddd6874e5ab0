"""How long a class and its code stay open."""

from datetime import UTC, datetime, time, timedelta

import pytest

from app.signin.opening_hours import code_ends, extended, opening_ends

FOUR = time(16, 0)


@pytest.mark.parametrize(
    ("opened", "closes"),
    [("09:30", "16:00"), ("06:00", "14:00"), ("15:45", "18:45"), ("17:00", "20:00")],
)
def test_a_class_closes_with_school_or_after_a_while(opened, closes):
    assert opening_ends(at(opened), FOUR) == at(closes)


def test_a_code_works_for_three_hours_at_most():
    assert code_ends(at("09:00"), at("16:00")) == at("12:00")
    assert code_ends(at("15:00"), at("16:00")) == at("16:00")


def test_a_class_can_be_kept_open_for_eight_hours_at_most():
    assert extended(at("09:00"), at("16:00")) == at("17:00")
    assert extended(at("09:00"), at("16:30")) == at("17:00")


def at(clock_on_the_wall: str) -> datetime:
    """A moment on a summer's day, when English clocks are an hour ahead of UTC."""
    hours, minutes = map(int, clock_on_the_wall.split(":"))
    return datetime(2026, 6, 11, tzinfo=UTC) + timedelta(hours=hours - 1, minutes=minutes)
