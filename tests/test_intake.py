"""The whole request first, then a turn in the app."""

import io
import threading
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from app.serving.intake import IN_MEMORY, Intake
from app.serving.turns import Turns

LARGEST = 2 * IN_MEMORY


@pytest.mark.parametrize("size", [1, IN_MEMORY, IN_MEMORY + 1, LARGEST])
def test_the_app_gets_the_body_as_it_was_sent(ask, size):
    status, answer = ask(b"x" * size)

    assert (status, answer) == ("200 OK", f"{size} bytes".encode())


def test_a_body_without_an_announced_length_arrives_too(ask):
    status, answer = ask(b"chunks", announced=None)

    assert (status, answer) == ("200 OK", b"6 bytes")


def test_a_request_that_broke_off_never_reaches_the_app(ask, reached):
    status, answer = ask(b"half", announced=8)

    assert (status, reached) == ("400 Bad Request", [])
    assert b"send it again" in answer


def test_a_body_announced_too_large_is_left_unread_for_the_app_to_refuse(ask):
    sent = io.BytesIO(b"x" * 10)
    ask(sent, announced=LARGEST + 1, app=lambda _environ, start: start("413 Too Large", []) or [])

    assert sent.tell() == 0


def test_an_endless_body_is_cut_one_byte_or_so_past_the_largest(ask):
    sent = io.BytesIO(b"x" * (LARGEST * 3))
    ask(sent, announced=None)

    assert sent.tell() <= LARGEST + 64 * 1024


def test_only_so_many_requests_have_a_turn_at_once():
    inside, most, counting = 0, 0, threading.Lock()

    def busy(_environ: Any, start: Any) -> list[bytes]:
        nonlocal inside, most
        with counting:
            inside += 1
            most = max(most, inside)
        threading.Event().wait(0.02)
        with counting:
            inside -= 1
        start("200 OK", [])
        return []

    intake = Intake(busy, turns=Turns(quick=2, most=2), largest=LARGEST)
    asking = [threading.Thread(target=asked, args=(intake, b"x", 1)) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert most == 2


def test_a_turn_is_given_back_when_the_app_fails():
    def failing(_environ: Any, _start: Any) -> list[bytes]:
        raise LookupError

    intake = Intake(failing, turns=Turns(quick=1, most=1), largest=LARGEST)
    for _ in range(3):
        with pytest.raises(LookupError):
            asked(intake, b"x", 1)


@pytest.fixture
def reached() -> list[int]:
    """How much the app read, each time it was asked."""
    return []


@pytest.fixture
def counting_app(reached: list[int]) -> Callable[..., Iterable[bytes]]:
    """An app that says how many bytes it was sent."""

    def counting(environ: Any, start: Any) -> list[bytes]:
        reached.append(len(environ["wsgi.input"].read()))
        start("200 OK", [])
        return [f"{reached[-1]} bytes".encode()]

    return counting


@pytest.fixture
def ask(counting_app: Any) -> Callable[..., tuple[str, bytes]]:
    default = counting_app

    def one(
        body: bytes | io.BytesIO, announced: int | None = -1, app: Any = default
    ) -> tuple[str, bytes]:
        size = len(body) if isinstance(body, bytes) and announced == -1 else announced
        return asked(Intake(app, turns=Turns(quick=1, most=1), largest=LARGEST), body, size)

    return one


def asked(intake: Intake, body: bytes | io.BytesIO, announced: int | None) -> tuple[str, bytes]:
    """Status and body of the answer to one POST."""
    environ = {"wsgi.input": io.BytesIO(body) if isinstance(body, bytes) else body}
    length = {"HTTP_TRANSFER_ENCODING": "chunked"}
    if announced is not None:
        length = {"CONTENT_LENGTH": str(announced)}
    started: list[str] = []
    answer = intake(environ | length, lambda status, _headers: started.append(status))
    return started[0], b"".join(answer)
