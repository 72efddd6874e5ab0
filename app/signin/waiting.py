"""How long somebody waits before they may try again: pure, so that it can be reasoned about.

Tries are counted for the child on the tablet, for the tablet, for the child and for the address.
The tablet that misses is slowed first, and a tablet that has not missed today is never refused:
otherwise one child could lock a friend out by tapping wrong pictures on another tablet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

A_DAY = timedelta(days=1)
A_WHILE = timedelta(minutes=10)
A_MOMENT = timedelta(seconds=1)
A_BREATH = timedelta(seconds=10)

MISSES_BEFORE_CARD = 3
MISSES_IN_A_WHILE = 5
MISSES_IN_A_DAY = 10
MISSES_WITH_ONE = 3
"""Where one picture of sixteen lets a child in, ten tries would be most of them."""
TABLET_IN_A_WHILE = 10
CHILD_IN_A_DAY = 20
ADDRESS_IN_A_WHILE = 60
CODES_IN_A_WHILE = 60
"""From one address, which is a whole school's: thirty children mistype one at a time. At this pace
all the codes there are take 150 years."""

PASSWORDS_IN_A_WHILE = 150
"""Wrong ones from one address, whatever the account. Two hundred adults who sign in at half past
eight may nearly all mistype; who tries one password on every account has 900 tries an hour."""

MANY_NEW_TABLETS = 3
"""A friend who guesses holds one tablet. Whoever is a new one for each guess is no friend."""

STAFF_FREE_TRIES = 5
STAFF_WAIT = timedelta(minutes=5)
STAFF_LONGEST_WAIT = timedelta(hours=1)


class Advice(StrEnum):
    """What a child is told besides."""

    NONE = "none"
    TRY_AGAIN = "try-again"
    LOOK_AT_CARD = "look-at-card"
    ASK_TEACHER = "ask-teacher"


@dataclass(frozen=True)
class Miss:
    """A wrong try, by what of it is the same as in the try to come."""

    at: datetime
    same_child: bool
    same_tablet: bool
    same_address: bool = True


@dataclass(frozen=True)
class Wait:
    """When the next try is looked at (`until` None and `closed`: only the teacher lets in)."""

    until: datetime | None = None
    closed: bool = False
    advice: Advice = Advice.NONE

    def refuses(self, now: datetime) -> bool:
        """Whether a try made now is not even looked at."""
        return self.closed or (self.until is not None and now < self.until)


def wait_before_next_try(
    misses: Iterable[Miss], now: datetime, most: int = MISSES_IN_A_DAY
) -> Wait:
    """What a child on this tablet has to wait after the misses of the last day; `most` close it."""
    today = sorted((m for m in misses if now - m.at < A_DAY), key=lambda m: m.at)
    mine = [m.at for m in today if m.same_child and m.same_tablet]
    of_tablet = [m.at for m in today if m.same_tablet]
    of_child = [m.at for m in today if m.same_child]
    from_here = [m.at for m in today if m.same_address]
    if not of_tablet:
        return Wait()
    if len(mine) >= most or (mine and len(of_child) >= CHILD_IN_A_DAY):
        return Wait(closed=True, advice=Advice.ASK_TEACHER)
    pause = A_BREATH if _within(from_here, now, A_WHILE) >= ADDRESS_IN_A_WHILE else A_MOMENT
    ends = [
        of_tablet[-1] + pause,
        *_full(mine, now, MISSES_IN_A_WHILE),
        *_full(of_tablet, now, TABLET_IN_A_WHILE),
    ]
    return Wait(until=max(ends), advice=_advice(len(mine), asked=len(ends) > 1))


def wait_before_next_code(misses: Sequence[datetime], now: datetime) -> datetime | None:
    """Until when an address may try no class code, after these wrong ones; None: it may."""
    return max(_full(sorted(misses), now, CODES_IN_A_WHILE), default=None)


def wait_before_next_from(misses: Sequence[datetime], now: datetime) -> datetime | None:
    """Until when no password from an address is looked at, after these wrong ones; None: it is."""
    return max(_full(sorted(misses), now, PASSWORDS_IN_A_WHILE), default=None)


def wait_before_next_password(misses: Sequence[datetime], now: datetime) -> datetime | None:
    """Until when an account takes no password, even the right one; None: it may try.

    Five wrong ones are free; the sixth waits 5 minutes after the fifth, then 10, 20, 40, 60.
    """
    today = sorted(at for at in misses if now - at < A_DAY)
    if len(today) < STAFF_FREE_TRIES:
        return None
    doublings = min(len(today) - STAFF_FREE_TRIES, 10)
    until = today[-1] + min(STAFF_WAIT * 2**doublings, STAFF_LONGEST_WAIT)
    return until if now < until else None


def _within(times: Sequence[datetime], now: datetime, span: timedelta) -> int:
    return sum(now - at < span for at in times)


def _full(times: Sequence[datetime], now: datetime, limit: int) -> list[datetime]:
    """The moment when fewer than `limit` of the last while are left; none if it is so now."""
    recent = [at for at in times if now - at < A_WHILE]
    return [recent[-limit] + A_WHILE] if len(recent) >= limit else []


def _advice(misses: int, *, asked: bool) -> Advice:
    if asked:
        return Advice.ASK_TEACHER
    return Advice.LOOK_AT_CARD if misses >= MISSES_BEFORE_CARD else Advice.TRY_AGAIN
