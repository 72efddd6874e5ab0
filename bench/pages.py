"""What pages weigh: bytes over the wire and requests, on a first and on a repeat visit.

Counted by Chromium itself (the Network domain of its DevTools protocol): headers and bodies as
sent, compressed; what comes from its cache counts as nothing. Milliseconds depend on the machine
and are not promised; bytes and requests decide.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

from bench.demo import MODULE, demo_school
from bench.figures import Figure
from bench.server import environment, free_port, served
from tests.support.browser import LAUNCH, TABLETS, chromium

KILOBYTE = 1000


@dataclass(frozen=True)
class Budget:
    """The most a page may weigh, in kilobytes and requests."""

    first_kilobytes: float
    first_requests: int
    repeat_kilobytes: float


PUPIL = Budget(first_kilobytes=90, first_requests=12, repeat_kilobytes=12)
"""A class of thirty opening its tablets at once over one access point, within some seconds."""


@dataclass(frozen=True)
class Weight:
    """What one visit took over the wire."""

    kilobytes: float
    requests: int


def measure() -> list[Figure]:
    """Visit each page with an empty cache, and again."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        env = environment(Path(folder) / "data", free_port())
        demo = demo_school(env)
        with served(MODULE, env):
            return [
                figure
                for name, address, budget in pages_of(demo)
                for figure in figures_of(name, address, budget)
            ]


def pages_of(demo: dict[str, Any]) -> list[tuple[str, str, Budget]]:
    """Name, address and budget of each page that is measured."""
    return [("pupil sign-in", demo["classes"][0]["open_url"], PUPIL)]


def figures_of(name: str, address: str, budget: Budget) -> list[Figure]:
    with tablet() as context:
        page = context.new_page()
        first, again = visit(page, address), visit(page, address)
    return [
        Figure(f"page, {name}: first", first.kilobytes, "kB", at_most=budget.first_kilobytes),
        Figure(f"page, {name}: first", first.requests, "requests", at_most=budget.first_requests),
        Figure(f"page, {name}: again", again.kilobytes, "kB", at_most=budget.repeat_kilobytes),
        Figure(f"page, {name}: again", again.requests, "requests"),
    ]


@contextmanager
def tablet() -> Iterator[BrowserContext]:
    """A tablet's browser with nothing in its cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=LAUNCH)
        yield browser.new_context(viewport=TABLETS["landscape"], has_touch=True, is_mobile=True)
        browser.close()


def visit(page: Page, address: str) -> Weight:
    """Open the page and wait until it asks for nothing more."""
    session = page.context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda one: sizes.append(one["encodedDataLength"]))
    session.send("Network.enable")
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address} was not shown: {answer and answer.status}.")
    session.detach()
    return Weight(sum(sizes) / KILOBYTE, sum(1 for size in sizes if size))
