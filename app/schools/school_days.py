"""Counting school days: Monday to Friday, without the days on which the school is closed. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

A_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Span:
    """Days without school that belong together, such as half-term. `number` is without weekends."""

    first: date
    last: date
    words: str
    number: int


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


def spans_of(closures: Mapping[date, str]) -> tuple[Span, ...]:
    """Days without school put together: those of the same words with no school day in between."""
    spans: list[Span] = []
    for day, words in sorted(closures.items()):
        before = spans[-1] if spans else None
        if before and before.words == words and not school_days(before.last + A_DAY, day - A_DAY):
            spans[-1] = replace(before, last=day, number=before.number + 1)
        else:
            spans.append(Span(day, day, words, 1))
    return tuple(spans)
