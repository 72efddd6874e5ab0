"""One request at a time, as long as each is quick."""

import threading
import time
from collections.abc import Callable

import pytest

from app.serving import floor
from app.serving.floor import Floor

SOON = 5
"""Seconds after which a thread that should have come by now never will."""


@pytest.fixture(autouse=True)
def patience(monkeypatch) -> None:
    monkeypatch.setattr(floor, "PATIENCE", 0.01)


def test_the_quick_come_one_after_another():
    shared, inside, together = Floor(), [], []

    def work() -> None:
        with shared.taken():
            inside.append(threading.get_ident())
            together.append(len(inside))
            inside.pop()

    beside([work] * 20)
    assert together == [1] * 20


def test_one_that_is_slow_loses_it_to_the_next():
    shared, done = Floor(), threading.Event()

    def slow() -> None:
        with shared.taken():
            assert done.wait(SOON)

    def quick() -> None:
        with shared.taken():
            done.set()

    beside([slow, quick])
    assert done.is_set()


def test_whoever_lost_it_gives_nothing_back():
    shared = Floor()
    with shared.taken():
        time.sleep(0.03)
        with shared.taken():  # the slow one's has been taken over
            pass
    first, second = shared.taken(), threading.Event()

    def another() -> None:
        with shared.taken():
            second.set()

    with first:
        waiting = threading.Thread(target=another)
        waiting.start()
        assert not second.wait(0.003)
    waiting.join(SOON)
    assert second.is_set()


def test_it_is_free_again_after_a_failure():
    shared = Floor()
    for _ in range(3):
        with pytest.raises(LookupError), shared.taken():
            raise LookupError


def beside(works: list[Callable[[], None]]) -> None:
    """Run them in threads, each begun in turn, until all have ended."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
        assert not thread.is_alive()
