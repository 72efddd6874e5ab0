"""What is put under load: how to make it ready, start it, and ask it to save.

To measure another thing that saves, write one more class like `BareSave` and add it to `TARGETS`.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import urlencode

from bench import bare_app

WORDS = "A nurse came today. She showed us how to listen to a heart, and I want to try it."


class Target(Protocol):
    """One thing that saves. `context` is whatever `make_ready` found out, as JSON."""

    module: str
    """Run with `python -m` to serve."""

    def make_ready(self, env: Mapping[str, str]) -> object:
        """Fill the data folder before the server starts; what it returns reaches `savers`."""
        ...

    def savers(self, port: int, context: object, connections: int) -> list[Iterator[bytes]]:
        """For each connection, whole HTTP/1.1 requests without end, each saving one thing."""
        ...

    def saved(self, instance: Path) -> int:
        """How many are in the database now."""
        ...


class BareSave:
    """The yardstick, see bench/bare_app.py."""

    module = "bench.bare_app"

    def make_ready(self, env: Mapping[str, str]) -> object:
        return None

    def savers(self, port: int, context: object, connections: int) -> list[Iterator[bytes]]:
        post = form_post(port, "/entries", {"words": WORDS})
        return [repeated(post) for _ in range(connections)]

    def saved(self, instance: Path) -> int:
        with sqlite3.connect(instance / bare_app.DATABASE) as db:
            count: int = db.execute("SELECT count(*) FROM entry").fetchone()[0]
        return count


TARGETS: dict[str, Target] = {"bare": BareSave()}


def form_post(port: int, path: str, form: Mapping[str, str], cookie: str = "") -> bytes:
    """One form post as a browser sends it."""
    body = urlencode(form).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        "Sec-Fetch-Site: same-origin",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        *([f"Cookie: {cookie}"] if cookie else []),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def repeated(request: bytes) -> Iterator[bytes]:
    """The same request without end."""
    while True:
        yield request
