"""What one visit to a page takes, counted by Chromium itself.

Bytes are those on the wire, headers and bodies as sent (Network domain of the DevTools protocol);
what comes out of the browser's cache counts as nothing. Milliseconds depend on the machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, sync_playwright

from tests.support.browser import LAUNCH, TABLETS, chromium

KILOBYTE = 1000
FAST_3G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_440_000 / 8 * 0.9,
    "uploadThroughput": 675_000 / 8 * 0.9,
}
"""Milliseconds and bytes a second: what Chromium's own tools call Fast 3G."""

SLOWER = 4
"""A cheap tablet beside this machine."""

WATCH_PAINTING = """() => new Promise((answer) => {
  const seen = {lcp: 0, cls: 0};
  const look = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note))
    .observe({type, buffered: true});
  look("largest-contentful-paint", (one) => { seen.lcp = one.startTime; });
  look("layout-shift", (one) => { if (!one.hadRecentInput) seen.cls += one.value; });
  setTimeout(() => answer(seen), 200);
})"""


@dataclass(frozen=True)
class Visit:
    """Kilobytes and requests over the wire; paint in milliseconds; shift as CLS counts it."""

    kilobytes: float
    requests: int
    script_kilobytes: float
    hosts: frozenset[str]
    painted: float
    shift: float


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=LAUNCH)
        yield opened
        opened.close()


def tablet(opened: Browser, cookies: str, url: str) -> BrowserContext:
    """A tablet with an empty cache, and these cookies of whoever is signed in."""
    context = opened.new_context(
        viewport=TABLETS["landscape"],
        has_touch=True,
        is_mobile=True,
        service_workers="block",  # else it answers a second visit, and nothing is left to count
    )
    for cookie in filter(None, cookies.split("; ")):
        name, _, value = cookie.partition("=")
        context.add_cookies([{"name": name, "value": value, "url": url}])
    return context


def slow_down(page: Page) -> None:
    """Make this page's network and processor those of a poor afternoon in a classroom."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def visit(page: Page, address: str) -> Visit:
    """Open the page and wait until it asks for nothing more. Raises RuntimeError if not shown."""
    session = page.context.new_cdp_session(page)
    counted = _Counted(session)
    answer = page.goto(address, wait_until="networkidle")
    if answer is None or not answer.ok:
        raise RuntimeError(f"{address} was not shown: {answer and answer.status}.")
    painting = page.evaluate(WATCH_PAINTING)
    session.detach()
    return Visit(
        kilobytes=sum(counted.sizes.values()) / KILOBYTE,
        requests=sum(1 for size in counted.sizes.values() if size),
        script_kilobytes=sum(counted.sizes.get(one, 0) for one in counted.scripts) / KILOBYTE,
        hosts=frozenset(counted.hosts),
        painted=painting["lcp"],
        shift=painting["cls"],
    )


class _Counted:
    """What the Network domain told so far."""

    def __init__(self, session: CDPSession) -> None:
        self.sizes: dict[str, float] = {}
        self.scripts: set[str] = set()
        self.hosts: set[str] = set()
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.send("Network.enable")

    def _received(self, told: dict[str, Any]) -> None:
        if told["type"] == "Script":
            self.scripts.add(told["requestId"])
        if told["response"]["url"].startswith("http"):
            self.hosts.add(told["response"]["url"].split("/")[2])

    def _finished(self, told: dict[str, Any]) -> None:
        self.sizes[told["requestId"]] = told["encodedDataLength"]
