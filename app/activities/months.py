"""A month as a calendar shows it: weeks of days, each with what happens on it. Pure."""

from calendar import Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from app.activities.queries import ActivityFacts
from app.schools.school_days import SATURDAY, is_school_day

MONDAYS_FIRST = Calendar(firstweekday=0)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Day:
    """A day of the sheet. `closed` says why there is no school, and is empty if nobody said."""

    on: date
    in_month: bool
    is_school_day: bool
    closed: str
    activities: tuple[ActivityFacts, ...]


def month_in(words: str, today: date) -> date:
    """The first day of the month that `2026-06` names; of today's month if it names none."""
    try:
        found = date.fromisoformat(f"{words}-01")
    except ValueError:
        return today.replace(day=1)
    return found if MINYEAR < found.year < MAXYEAR else today.replace(day=1)


def month_before(first: date) -> date:
    """The first day of the month before."""
    return (first - timedelta(days=1)).replace(day=1)


def month_after(first: date) -> date:
    """The first day of the month after."""
    return (first + timedelta(days=31)).replace(day=1)


def span_of(first: date) -> tuple[date, date]:
    """The first and the last day on the sheet of a month: whole weeks."""
    weeks = MONDAYS_FIRST.monthdatescalendar(first.year, first.month)
    return weeks[0][0], weeks[-1][-1]


def weeks_of(
    first: date, activities: Sequence[ActivityFacts], closures: Mapping[date, str]
) -> tuple[tuple[Day, ...], ...]:
    """The weeks of a month, Monday first; without weekends, unless something happens on one."""
    busy = {one.on for one in activities}
    weeks = MONDAYS_FIRST.monthdatescalendar(first.year, first.month)
    last = 7 if any(day in busy for week in weeks for day in week[SATURDAY:]) else SATURDAY
    return tuple(
        tuple(
            Day(
                on=day,
                in_month=day.month == first.month,
                is_school_day=is_school_day(day, closures),
                closed=closures.get(day, ""),
                activities=tuple(one for one in activities if one.on == day),
            )
            for day in week[:last]
        )
        for week in weeks
        if any(day.month == first.month for day in week[:last])
    )
