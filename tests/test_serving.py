"""The server, started for real: who may start, and that nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 30
SECONDS_TO_STOP = 10

pytestmark = [pytest.mark.xdist_group("serving"), pytest.mark.slow]


def test_a_second_server_on_the_same_data_is_refused_with_what_to_do(start, port):
    start(port)
    second = start(free_port(), waiting=False)

    assert second.wait(SECONDS_TO_START) == 2
    assert "already running on the data" in said(second)


def test_a_server_is_refused_a_port_that_is_taken(start, port):
    with socket.create_server(("127.0.0.1", port)):
        refused = start(port, waiting=False)

        assert refused.wait(SECONDS_TO_START) == 2
        assert f"127.0.0.1 port {port}" in said(refused)


def test_bad_settings_are_told_in_sentences_and_not_as_a_traceback(start, port):
    refused = start(port, waiting=False, DATABASE_URL="mysql://here")

    assert refused.wait(SECONDS_TO_START) == 2
    assert said(refused).startswith("These settings need mending:\n- DATABASE_URL")


def test_killing_the_server_leaves_no_worker_serving(start, port):
    server = start(port)
    server.kill()

    assert within(SECONDS_TO_STOP, lambda: not listening(port))
    assert listening_again(start, port)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system has no word for it")
def test_beside_the_embedded_database_requests_keep_to_one_processor(start, port):
    (worker,) = psutil.Process(start(port).pid).children()

    assert len(worker.cpu_affinity()) == 1


def test_being_told_to_stop_ends_well_and_frees_the_data(start, port):
    server = start(port)
    assert answer_to_a_request(port).startswith(b"HTTP/1.1 ")
    server.send_signal(signal.SIGTERM)

    assert server.wait(SECONDS_TO_START) == 0, said(server)
    assert not listening(port)
    assert start(port, "--check", waiting=False).wait(SECONDS_TO_START) == 0


def test_being_told_to_stop_while_still_starting_does_not_wait(start, port):
    server = start(port)
    began = time.monotonic()
    server.send_signal(signal.SIGTERM)

    assert server.wait(SECONDS_TO_START) == 0
    assert time.monotonic() - began < 8


def test_a_hundred_idle_browsers_keep_nobody_waiting(start, port):
    start(port)
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    began = time.monotonic()
    answer = answer_to_a_request(port)

    assert answer.startswith(b"HTTP/1.1 ")
    assert time.monotonic() - began < 5
    for connection in idle:
        connection.close()


def test_tablets_that_send_slowly_keep_nobody_waiting(start, port):
    start(port)
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(12)]
    for connection in slow:
        connection.sendall(
            b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90000\r\n\r\nwor"
        )
    time.sleep(0.3)

    assert answer_to_a_request(port).startswith(b"HTTP/1.1 ")
    for connection in slow:
        connection.close()


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def data(tmp_path: Path, pytestconfig: pytest.Config) -> Path:
    """A data folder of this test's own, but for the static files, which take seconds to prepare."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    (folder / "static").symlink_to(pytestconfig.cache.mkdir("static"))
    return folder


@pytest.fixture
def start(data: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start a server on this test's data; every one is stopped when the test ends."""
    started: list[subprocess.Popen[str]] = []

    def begin(
        port: int, *arguments: str, waiting: bool = True, **env: str
    ) -> "subprocess.Popen[str]":
        server = subprocess.Popen(
            [sys.executable, "-m", "app.serving", *arguments],
            cwd=REPOSITORY,
            env=os.environ | {"INSTANCE_PATH": str(data), "PORT": str(port)} | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(server)
        if waiting:
            assert within(SECONDS_TO_START, lambda: listening(port)), said(server)
        return server

    yield begin
    for server in started:
        server.terminate()
        server.communicate(timeout=SECONDS_TO_START)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        found: int = trial.getsockname()[1]
    return found


def listening(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def listening_again(start: Callable[..., "subprocess.Popen[str]"], port: int) -> bool:
    start(port)
    return listening(port)


def answer_to_a_request(port: int) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=SECONDS_TO_START) as browser:
        browser.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return browser.recv(100)


def said(server: "subprocess.Popen[str]") -> str:
    server.terminate()
    return server.communicate(timeout=SECONDS_TO_START)[1]


def within(seconds: float, happened: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if happened():
            return True
        time.sleep(0.05)
    return False
