"""Passwords are kept so that a stolen database gives none away."""

import threading
from time import thread_time

from app.signin import passwords


def test_a_password_is_right_or_wrong():
    stored = passwords.hashed("a made-up pass phrase")

    assert passwords.is_right("a made-up pass phrase", stored)
    assert not passwords.is_right("another", stored)
    assert not passwords.is_right("another", None)


def test_argon2id_has_the_cost_that_owasp_asks_for():
    assert passwords.hashed("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_an_unknown_account_takes_as_long_as_a_known_one():
    stored = passwords.hashed("a made-up pass phrase")
    known, unknown = (
        best_of(lambda: passwords.is_right("wrong", stored)),
        best_of(lambda: passwords.is_right("wrong", None)),
    )

    assert 0.5 < known / unknown < 2


def test_no_more_than_two_are_compared_at_once():
    inside, most = [0], [0]
    real = passwords._hasher.verify

    class Watching:
        def verify(self, *given):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            try:
                return real(*given)
            finally:
                inside[0] -= 1

    stored, hasher = passwords.hashed("x"), passwords._hasher
    passwords._hasher = Watching()
    try:
        crowd = [threading.Thread(target=passwords.is_right, args=("y", stored)) for _ in range(12)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
    finally:
        passwords._hasher = hasher

    assert most[0] <= passwords.AT_ONCE


def test_a_password_made_up_is_long_and_easy_to_read_out():
    words = passwords.made_up()

    assert len(words) == 19
    assert not set("01lio") & set(words)


def best_of(work) -> float:
    """The shortest of a few runs, in seconds of processor, however busy the machine is."""
    times = []
    for _ in range(5):
        start = thread_time()
        work()
        times.append(thread_time() - start)
    return min(times)
