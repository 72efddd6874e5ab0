"""Who may be in the app: few at once, and one at a time as long as each is quick.

Python runs one thread at a time. Requests that run side by side pass the interpreter to and fro at
every word with SQLite, and each pass costs more than the word itself. But nobody must wait behind
a photo: whoever is in for longer than `PATIENCE` lets one more in, and both go on.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue

PATIENCE = 0.02
"""Seconds; some fifteen saves."""


class Turns:
    """`quick` is how many may be in while nobody is slow, `most` how many in any case."""

    def __init__(self, *, quick: int, most: int) -> None:
        self._free: SimpleQueue[None] = SimpleQueue()  # a semaphore of the library is slower
        for _ in range(quick):
            self._free.put(None)
        self._most = most
        self._change = threading.Lock()
        self._inside = 0
        self._quick: dict[object, float] = {}

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a turn; give it back at the end."""
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
        except Empty:
            with self._change:
                return self._let_one_more_in(mine)
        with self._change:
            return self._come_in(mine)

    def _let_one_more_in(self, mine: object) -> bool:
        """In the place of one who is slow, and who from now on has no place to give back."""
        too_long = time.monotonic() - PATIENCE
        slow = next((one for one, since in self._quick.items() if since < too_long), None)
        if slow is None or self._inside >= self._most:
            return False
        del self._quick[slow]
        return self._come_in(mine)

    def _come_in(self, mine: object) -> bool:
        self._quick[mine] = time.monotonic()
        self._inside += 1
        return True

    def _give_back(self, mine: object) -> None:
        with self._change:
            self._inside -= 1
            if self._quick.pop(mine, None) is not None:
                self._free.put(None)
