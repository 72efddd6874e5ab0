"""How long a class stays open, and how long its code works."""

from datetime import datetime, time, timedelta

from app.foundation import clock

LONGEST = timedelta(hours=8)
CODE_LASTS = timedelta(hours=3)
WITHOUT_CLOSE = timedelta(hours=3)
SHORTEST = timedelta(minutes=30)
ONE_MORE = timedelta(hours=1)


def opening_ends(opened: datetime, school_closes: time) -> datetime:
    """When a class opened now closes by itself: when school does, and 8 hours at most.

    Opened within half an hour of the end of school or after it, as for a club: in 3 hours.
    """
    close = clock.local(opened).replace(
        hour=school_closes.hour, minute=school_closes.minute, second=0, microsecond=0
    )
    if close - opened < SHORTEST:
        return opened + WITHOUT_CLOSE
    return min(close, opened + LONGEST)


def code_ends(now: datetime, closes: datetime) -> datetime:
    """When a code shown now stops working: in 3 hours, or when the class closes."""
    return min(closes, now + CODE_LASTS)


def extended(opened: datetime, closes: datetime) -> datetime:
    """An hour more, up to 8 hours after the class was opened."""
    return min(closes + ONE_MORE, opened + LONGEST)
