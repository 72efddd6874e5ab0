"""A server started for a measurement, and what it has cost so far."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psutil

SECONDS_TO_START = 60


@dataclass(frozen=True)
class Served:
    """A server that runs: where its data is, where it listens, its process."""

    instance: Path
    port: int
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """Processor time that the server and its workers have used."""
        family = [self.process, *self.process.children(recursive=True)]
        return sum(sum(member.cpu_times()[:2]) for member in family)


def environment(instance: Path, port: int) -> dict[str, str]:
    """What a server for measuring is told; nothing is taken from the developer's own settings."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"INSTANCE_PATH": str(instance), "PORT": str(port)}


@contextlib.contextmanager
def served(module: str, env: Mapping[str, str]) -> Iterator[Served]:
    """Run `python -m module` until the block ends. Raises RuntimeError if it does not listen."""
    process = subprocess.Popen(
        [sys.executable, "-m", module], env=dict(env), stdout=subprocess.DEVNULL
    )
    try:
        port = int(env["PORT"])
        wait_until_listening(process, port)
        yield Served(Path(env["INSTANCE_PATH"]), port, psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(SECONDS_TO_START)


def wait_until_listening(process: "subprocess.Popen[bytes]", port: int) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not start listening on port {port}.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        found: int = trial.getsockname()[1]
    return found
