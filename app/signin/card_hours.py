"""When a card lets its child in on a device on which no class is open, and for how long: pure.

In school hours it does; outside them only where the school lets cards be used at home, and then not
for long, as nobody at school sees who holds the card.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.foundation import clock
from app.signin.opening_hours import LONGEST

AT_HOME = timedelta(hours=1)
SATURDAY = 5


@dataclass(frozen=True)
class CardHours:
    """What a school has chosen: when it opens and closes, on the clock on the wall.

    `shut` says that there is no school today, as in the holidays.
    """

    opens_at: time
    closes_at: time
    at_home: bool
    shut: bool = False

    def ends(self, now: datetime) -> datetime | None:
        """Until when a card used now lets in; None: it does not. In school, until school closes."""
        if self._in_school(now):
            closes = clock.local(now).replace(
                hour=self.closes_at.hour, minute=self.closes_at.minute, second=0, microsecond=0
            )
            return min(closes, now + LONGEST)
        return now + AT_HOME if self.at_home else None

    def _in_school(self, now: datetime) -> bool:
        here = clock.local(now)
        return (
            not self.shut
            and here.weekday() < SATURDAY
            and self.opens_at <= here.time() < self.closes_at
        )


def end_of_day(now: datetime) -> datetime:
    """Midnight on the clock on the wall."""
    tomorrow = clock.local(now).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=clock.SCHOOL_TIME)
