"""When a card works on a device on which no class is open."""

from datetime import UTC, datetime, time, timedelta

import pytest

from app.foundation import clock
from app.signin.card_hours import CardHours, end_of_day

SCHOOL = CardHours(time(8, 0), time(16, 0), at_home=False)
HOME = CardHours(time(8, 0), time(16, 0), at_home=True)
THURSDAY, SATURDAY, WINTER = (2026, 6, 11), (2026, 6, 13), (2026, 1, 15)


@pytest.mark.parametrize("at", ["08:00", "12:10", "15:59"])
@pytest.mark.parametrize("day", [THURSDAY, WINTER])
@pytest.mark.parametrize("hours", [SCHOOL, HOME])
def test_on_a_school_day_a_card_works_until_school_closes(hours, day, at):
    assert clock.local(hours.ends(on(day, at))).strftime("%H:%M") == "16:00"


@pytest.mark.parametrize(
    ("day", "at"),
    [(THURSDAY, "07:59"), (THURSDAY, "16:00"), (THURSDAY, "23:30"), (SATURDAY, "10:00")],
)
def test_outside_school_hours_a_card_works_for_an_hour_and_only_if_allowed(day, at):
    now = on(day, at)

    assert SCHOOL.ends(now) is None
    assert HOME.ends(now) == now + timedelta(hours=1)


def test_a_day_of_cards_ends_at_midnight_on_the_wall():
    assert end_of_day(on(THURSDAY, "00:30")) == on((2026, 6, 12), "00:00")
    assert end_of_day(on(WINTER, "23:59")) == on((2026, 1, 16), "00:00")


def on(day: tuple[int, int, int], at: str) -> datetime:
    """A moment in UTC, by the clock on a classroom wall."""
    hour, minute = map(int, at.split(":"))
    return datetime(*day, hour, minute, tzinfo=clock.SCHOOL_TIME).astimezone(UTC)
