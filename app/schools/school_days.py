"""Counting school days: Monday to Friday, without the days on which the school is closed. Pure."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

A_DAY = timedelta(days=1)
SATURDAY = 5


def is_school_day(day: date, closed: Collection[date] = ()) -> bool:
    """Whether there is school: no weekend, and not among the days `closed`."""
    return day.weekday() < SATURDAY and day not in closed


def school_days(first: date, last: date, closed: Collection[date] = ()) -> int:
    """How many school days there are from `first` to `last`, both included."""
    return sum(is_school_day(day, closed) for day in days(first, last))


def after_school_days(day: date, number: int, closed: Collection[date] = ()) -> date:
    """The day that is `number` school days after `day`; the next school day for 1."""
    while number > 0:
        day += A_DAY
        number -= is_school_day(day, closed)
    return day


def days(first: date, last: date) -> Iterator[date]:
    """Each day from `first` to `last`, both included; none if `last` comes before."""
    while first <= last:
        yield first
        first += A_DAY
