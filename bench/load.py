"""The load: `python -m bench.load TARGET PORT SECONDS CONNECTIONS < context.json`.

Runs in a process of its own. Each connection is kept alive and sends its next request as soon as
the answer to the last has come (a closed loop). Prints the seconds that each save took, as JSON.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator

from bench.targets import TARGETS

SAVED = b"HTTP/1.1 303"


class Saver(asyncio.Protocol):
    """One browser: sends a request, waits for the whole answer, sends the next."""

    def __init__(self, requests: Iterator[bytes], until: float) -> None:
        self.requests = requests
        self.until = until
        self.took: list[float] = []
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.heard = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.send()

    def send(self) -> None:
        self.heard = b""
        self.sent = time.perf_counter()
        self.transport.write(next(self.requests))

    def data_received(self, data: bytes) -> None:
        self.heard += data
        head, found, body = self.heard.partition(b"\r\n\r\n")
        if not found or len(body) < length_said_in(head):
            return
        now = time.perf_counter()
        self.took.append(now - self.sent)
        if not head.startswith(SAVED):
            self.end(RuntimeError(f"Not saved: {self.heard[:600]!r}"))
        elif now < self.until:
            self.send()
        else:
            self.end()

    def connection_lost(self, error: Exception | None) -> None:
        self.end(error or ConnectionError("The server closed the connection."))

    def end(self, error: Exception | None = None) -> None:
        if not self.ended.done():
            self.ended.set_exception(error) if error else self.ended.set_result(None)
            self.transport.close()


def length_said_in(head: bytes) -> int:
    """Bytes of body that these headers announce."""
    after = head.lower().partition(b"content-length:")[2]
    return int(after.split(b"\r\n", 1)[0] or 0)


async def seconds_of_each_save(
    port: int, savers: list[Iterator[bytes]], seconds: float
) -> list[float]:
    """Run every saver for so many seconds."""
    until = time.perf_counter() + seconds
    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda one=one: Saver(one, until), "127.0.0.1", port)
        for one in savers
    ]
    await asyncio.gather(*(saver.ended for _, saver in made))
    return [took for _, saver in made for took in saver.took]


def main(name: str, port: str, seconds: str, connections: str) -> None:
    savers = TARGETS[name].savers(int(port), json.load(sys.stdin), int(connections))
    took = asyncio.run(seconds_of_each_save(int(port), savers, float(seconds)))
    json.dump(took, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
