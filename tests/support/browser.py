"""A real Chromium on a classroom tablet, and what a page must hold to in it."""

import os
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request
from werkzeug.serving import make_server

USUAL_PLACES = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
UNUSED = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),  # two pages drawn for each window, never seen
    *("AimEnabled", "MediaRouter", "OptimizationHints", "PreconnectToSearch", "LensOverlay"),
    *("NetworkTimeServiceQuerying", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable"),
    *("PaintHolding", "ThirdPartyStoragePartitioning", "DestroyProfileOnBrowserClose"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "AvoidCorsURLLoaderRestartOnRedirect"),
)
"""What Chromium does for a person at a desk. All but the first two are Playwright's own list, which
is said again because a browser heeds the last list only."""

LAUNCH = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--use-fake-device-for-media-stream",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
    "--disable-features=" + ",".join(UNUSED),
]
TABLETS = {
    "landscape": {"width": 1024, "height": 768},
    "portrait": {"width": 768, "height": 1024},
}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALLEST = 48
"""CSS pixels; pupil-facing controls may be no smaller either way."""

FIND_TARGETS = """(smallest) => {
  const chosen = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
  const seen = (e) => e.checkVisibility ? e.checkVisibility({visibilityProperty: true})
                                        : e.offsetParent !== null;
  const box = (e) => {
    const label = e.matches('input[type=radio], input[type=checkbox]')
      ? (e.closest('label') || (e.id && document.querySelector(`label[for="${e.id}"]`))) : null;
    return (label || e).getBoundingClientRect();
  };
  const inText = (e) => e.tagName === 'A' && e.closest('p, li, td')
    && getComputedStyle(e).display === 'inline';
  return [...document.querySelectorAll(chosen)]
    .filter((e) => seen(e) && !inText(e) && !e.matches('.skip'))
    .map((e) => [e, box(e)])
    .filter(([e, b]) => b.right > 0 && b.width > 1 && Math.min(b.width, b.height) < smallest)
    .map(([e, b]) => `${e.tagName.toLowerCase()} “${(e.innerText || e.name || '').trim()
      .slice(0, 30)}” is ${Math.round(b.width)} by ${Math.round(b.height)}`);
}"""

SHIFT = """() => new Promise((done) => {
  let shift = 0, before = -1;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    const come = performance.getEntriesByType('resource').length;
    if (come === before) return done(shift);
    before = come;
    setTimeout(look, 120);
  };
  look();
})"""

AXE_IN_LOOKS = """async ([looks, tags]) => {
  const root = document.documentElement;
  const plain = root.className;
  const runOnly = { type: 'tag', values: tags };
  const found = [];
  for (const look of looks) {
    const options = { runOnly, reporter: 'no-passes', preload: look === looks[0] };
    root.className = `${plain} ${look}`.trim();
    document.body.getBoundingClientRect();
    await document.fonts.ready;
    found.push([look, (await axe.run(document, options)).violations]);
  }
  root.className = plain;
  return found;
}"""
"""What is in order is not told: there is much of it, and nobody reads it."""


def chromium() -> str | None:
    """The browser to drive: CHROMIUM if set, else a usual place, else None for Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        return named
    return next((place for place in USUAL_PLACES if Path(place).exists()), None)


class LiveServer:
    """The app, answering on a free port of this computer until it is stopped."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Close the port, once what is being answered has been answered."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Watch:
    """Writes down what goes wrong in any page of a context: errors, and requests to elsewhere.

    A Content-Security-Policy refusal is a console error, so it is written down too.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.host = urlsplit(url).netloc
        self.errors: list[str] = []
        self.off_site: list[str] = []
        self.requests: list[str] = []
        self.expected: set[str] = set()
        context.on("console", self._console)
        context.on("weberror", lambda error: self.errors.append(f"script: {error.error}"))
        context.on("request", self._request)

    def expect(self, *words: str) -> None:
        """Errors with these words in them are part of the story, such as a lost connection."""
        self.expected.update(words)

    @property
    def problems(self) -> list[str]:
        """Everything unexpected so far."""
        unexpected = [e for e in self.errors if not any(words in e for words in self.expected)]
        return unexpected + [f"asked another host: {url}" for url in self.off_site]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self.errors.append(f"console: {message.text} ({where})")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        self.requests.append(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.off_site.append(request.url)


def axe_problems(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, each with where and how to mend it."""
    return [problem for _look, problem in _axe(page, [""])]


def axe_problems_in(page: Page, looks: Iterable[str]) -> list[str]:
    """What axe-core finds in each of these looks, which are classes on <html>.

    In each but the first without css-orientation-lock: it reads stylesheets, which stay the same.
    """
    return [f"{look}: {problem}" for look, problem in _axe(page, looks)]


def _axe(page: Page, looks: Iterable[str]) -> list[tuple[str, str]]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(AXE_IN_LOOKS, [list(looks), WCAG])
    return [(look, problem) for look, problems in found for problem in _told(problems)]


def _told(found: Iterable[dict[str, Any]]) -> list[str]:
    return [
        f"{problem['id']} ({problem['impact']}): {problem['help']}: "
        + "; ".join(" ".join(map(str, node["target"])) for node in problem["nodes"][:4])
        for problem in found
    ]


def small_targets(page: Page, smallest: int = SMALLEST) -> list[str]:
    """Every visible thing to press that is smaller than this, either way, in CSS pixels.

    Links within running text are left out, as WCAG 2.5.8 leaves them out.
    """
    found: list[str] = page.evaluate(FIND_TARGETS, smallest)
    return found


def sideways_scroll(page: Page) -> int:
    """How many pixels the page is wider than the screen; 0 when nothing is cut off.

    A tablet shows a page that is too wide smaller, and then says that its window is as wide.
    """
    wider: int = page.evaluate(
        "Math.max(0, document.documentElement.scrollWidth - Math.min(innerWidth, screen.width))"
    )
    return wider


def shifted(page: Page) -> float:
    """How much the page has jumped, as CLS counts it, once nothing has come for 120 ms."""
    return round(page.evaluate(SHIFT), 2)


def photograph(page: Page, name: str, *, whole: bool = True) -> None:
    """Keep a picture of the page in the folder that SCREENSHOTS names, if it names one."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=whole)
