"""Who may be in the app: few at once, and one at a time as long as each is quick."""

import threading
from collections.abc import Callable

import pytest

from app.serving import turns
from app.serving.turns import Turns

SOON = 5
"""Seconds after which a thread that should have come by now never will."""


def test_the_quick_come_one_after_another(patient):
    shared, inside, together = Turns(quick=1, most=4), [], []

    def work() -> None:
        with shared.taken():
            inside.append(threading.get_ident())
            together.append(len(inside))
            inside.pop()

    beside([work] * 20)
    assert together == [1] * 20


def test_one_that_is_slow_lets_the_next_in(impatient):
    shared, done = Turns(quick=1, most=2), threading.Event()

    def slow() -> None:
        with shared.taken():
            assert done.wait(SOON)

    def quick() -> None:
        with shared.taken():
            done.set()

    beside([slow, quick])
    assert done.is_set()


def test_never_more_than_the_most_however_slow_they_are(impatient):
    shared, meeting = Turns(quick=1, most=2), threading.Barrier(3)
    met: list[bool] = []

    def slow() -> None:
        with shared.taken():
            try:
                meeting.wait(0.2)
                met.append(True)
            except threading.BrokenBarrierError:
                met.append(False)

    beside([slow] * 3)
    assert met == [False] * 3


def test_after_slow_ones_the_quick_come_one_after_another_again(impatient, monkeypatch):
    shared = Turns(quick=1, most=3)
    together = threading.Barrier(3)

    def slow() -> None:
        with shared.taken():
            together.wait(SOON)

    beside([slow] * 3)
    monkeypatch.setattr(turns, "PATIENCE", SOON)
    here, came = threading.Event(), []

    def first() -> None:
        with shared.taken():
            here.set()
            came.append("first")

    with shared.taken():
        waiting = threading.Thread(target=first)
        waiting.start()
        assert not here.wait(0.05)
        came.append("before")
    waiting.join(SOON)
    assert came == ["before", "first"]


def test_a_turn_is_given_back_after_a_failure():
    shared = Turns(quick=1, most=1)
    for _ in range(3):
        with pytest.raises(LookupError), shared.taken():
            raise LookupError


@pytest.fixture
def patient(monkeypatch) -> None:
    """Nobody is ever called slow, on however busy a machine."""
    monkeypatch.setattr(turns, "PATIENCE", SOON)


@pytest.fixture
def impatient(monkeypatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)


def beside(works: list[Callable[[], None]]) -> None:
    """Run them in threads until all have ended."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SOON)
        assert not thread.is_alive()
