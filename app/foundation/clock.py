"""The only place that asks the operating system what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Europe/London")
FIRST_MONTH = 9
"""A school year in England begins in September."""

_frozen: ContextVar[datetime | None] = ContextVar("frozen_time", default=None)


def now() -> datetime:
    """This moment, aware and in UTC."""
    return _frozen.get() or datetime.now(UTC)


def local(at: datetime) -> datetime:
    """A moment as the clock on a classroom wall shows it."""
    return at.astimezone(SCHOOL_TIME)


def today() -> date:
    """The date in an English school."""
    return local(now()).date()


def school_year(on: date | None = None) -> int:
    """The school year of a day (today if none), as the year of its September: 2026 is 2026/27."""
    day = on or today()
    return day.year if day.month >= FIRST_MONTH else day.year - 1


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold the clock at a moment, for tests and for made-up histories in demo data."""
    token = _frozen.set(at)
    try:
        yield
    finally:
        _frozen.reset(token)
