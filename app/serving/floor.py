"""One at a time, as long as each is quick.

Python runs one thread at a time. Requests that run side by side pass the interpreter to and fro at
every word with SQLite, and each pass costs more than the word itself: 12 tablets saving are served
a fifth faster one after another. But nobody must wait behind a photo, so whoever has the floor for
longer than `PATIENCE` loses it to the next, and both go on.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

PATIENCE = 0.02
"""Seconds; some fifteen saves."""


class Floor:
    """Taken around the work by one thread after another."""

    def __init__(self) -> None:
        self._free: SimpleQueue[None] = SimpleQueue()  # a lock with a time-out is slower
        self._free.put(None)
        self._change = threading.Lock()
        self._held_by: object = None
        self._since = 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait until it is free, or its holder has been slow; give it back at the end."""
        mine = object()
        while not self._take(mine):
            pass
        try:
            yield
        finally:
            self._give_back(mine)

    def _take(self, mine: object) -> bool:
        try:
            self._free.get(timeout=PATIENCE)
            free = True
        except Empty:
            free = False
        with self._change:
            if not (free or self._holder_is_slow()):
                return False
            self._held_by, self._since = mine, time.monotonic()
            return True

    def _holder_is_slow(self) -> bool:
        return self._held_by is not None and time.monotonic() - self._since > PATIENCE

    def _give_back(self, mine: object) -> None:
        """Let the next in; one who has lost the floor has nothing to give back."""
        with self._change:
            if self._held_by is mine:
                self._held_by = None
                self._free.put(None)
