"""A coarse wall against floods: how often something failed from one address, of late.

Counted in this process alone and forgotten with it: what must be exact has rows in the database. A
whole school shares an address, so the wall is high.
"""

from collections import defaultdict, deque
from datetime import datetime, timedelta

from app.foundation import clock

MOST_ADDRESSES = 10_000


class Flood:
    """Counts failures per address; `is_on` once there were `most` of them `within` a while."""

    def __init__(self, most: int, within: timedelta) -> None:
        self._most, self._within = most, within
        self._at: dict[str, deque[datetime]] = defaultdict(lambda: deque(maxlen=most))

    def note(self, address: str) -> None:
        """Something from this address failed just now."""
        if len(self._at) >= MOST_ADDRESSES:
            self._at.clear()
        self._at[address].append(clock.now())

    def is_on(self, address: str) -> bool:
        """Whether so much failed from this address that nothing more is looked at for now."""
        failed = self._at.get(address)
        if failed is None or len(failed) < self._most:
            return False
        return clock.now() - failed[0] < self._within
