"""What is put under load: how to make it ready, start it, and ask it to save.

To measure another thing that saves, write one more class like `BareSave` and add it to `TARGETS`.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlencode, urlsplit

from app.foundation import ids
from bench import bare_app
from bench.demo import MODULE, demo_school
from bench.tablet import tablet_of, token_on

WORDS = "A nurse came today. She showed us how to listen to a heart, and I want to try it."
DATABASE = "career-learning-log.sqlite3"


class Target(Protocol):
    """One thing that saves. What `make_ready` and `sign_in` find out is passed on, as JSON."""

    module: str
    """Run with `python -m` to serve."""

    def make_ready(self, env: Mapping[str, str]) -> Any:
        """Fill the data folder before the server starts."""
        ...

    def sign_in(self, port: int, ready: Any, connections: int) -> Any:
        """Do at the running server what is not measured."""
        ...

    def savers(self, port: int, signed_in: Any, connections: int) -> list[Iterator[bytes]]:
        """For each connection, whole HTTP/1.1 requests without end, each saving one thing."""
        ...

    def saved(self, instance: Path) -> int:
        """How many are in the database now."""
        ...


class BareSave:
    """The yardstick, see bench/bare_app.py: a short form, as light as a form can be."""

    module = "bench.bare_app"

    def make_ready(self, env: Mapping[str, str]) -> None:
        return None

    def sign_in(self, port: int, ready: Any, connections: int) -> None:
        return None

    def savers(self, port: int, signed_in: Any, connections: int) -> list[Iterator[bytes]]:
        form = urlencode({"words": WORDS}).encode()
        request = post(port, "/entries", form)
        return [repeated(request) for _ in range(connections)]

    def saved(self, instance: Path) -> int:
        return rows_of("entry", instance / bare_app.DATABASE)


class EntrySave:
    """A child presses "Send it": each connection is a tablet of its own with a child signed in."""

    module = MODULE

    def make_ready(self, env: Mapping[str, str]) -> Any:
        return demo_school(env)["classes"][0]

    def sign_in(self, port: int, ready: Any, connections: int) -> Any:
        url, open_url = f"http://127.0.0.1:{port}", ready["open_url"]
        found: list[dict[str, str]] = []
        for child in ready["pupils"]:
            if len(found) < connections and (page := check_page(child, url, open_url)):
                found.append(page)
        if len(found) < connections:
            raise RuntimeError(f"Only {len(found)} children of the demo have a job to tell about.")
        return found

    def savers(self, port: int, signed_in: Any, connections: int) -> list[Iterator[bytes]]:
        return [new_pages(port, **child) for child in signed_in]

    def saved(self, instance: Path) -> int:
        return rows_of("entry", instance / DATABASE)


TARGETS: dict[str, Target] = {"bare": BareSave(), "an entry": EntrySave()}


def check_page(child: Mapping[str, Any], url: str, open_url: str) -> dict[str, str] | None:
    """What the browser of a child at the check holds; None when no activity waits to be told."""
    tablet = tablet_of(child, url, open_url)
    links = tablet.get("/my/").xpath("//a[contains(@href, 'activity=')]/@href")
    if not links:
        return None
    return {
        "cookie": tablet.cookie,
        "token": token_on(tablet.get(f"{links[0]}&at=check")),
        "activity": parse_qs(urlsplit(links[0]).query)["activity"][0],
    }


def new_pages(port: int, cookie: str, token: str, activity: str) -> Iterator[bytes]:
    """One answered page after another, as the browser sends them; the app made each one's id."""
    answered = [
        *(("csrf_token", token), ("at", "check"), ("drawing", "")),
        *(("job_words", ""), ("job", "nurse"), ("met_how", "visitor")),
        *(("way", "type"), ("words", WORDS), ("caption", "")),
        *(("skills", "listening"), ("skills", "teamwork")),
        *(("view_listening", "3"), ("view_teamwork", "4")),
        *(("would_like", "maybe"), ("go", "save")),
    ]
    body = urlencode(answered).encode()
    while True:
        path = f"/my/entries/new?page={ids.new_id()}&activity={activity}&at=check"
        yield post(port, path, body, cookie)


def post(port: int, path: str, body: bytes, cookie: str = "") -> bytes:
    """One form post with what a tablet's browser says around it."""
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        f"Origin: http://127.0.0.1:{port}",
        f"Referer: http://127.0.0.1:{port}{path}",
        "User-Agent: Mozilla/5.0 (Linux; Android 10; K) Chrome/120.0.0.0 Safari/537.36",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Language: en-GB,en;q=0.9",
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


def rows_of(table: str, database: Path) -> int:
    """How many rows a table has. `table` is one of ours."""
    with sqlite3.connect(database) as db:
        count: int = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
    return count
