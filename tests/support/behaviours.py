"""The behaviours of a page, which its script fetches once it is there: a tap may come before them.

A test of what a behaviour does waits for it here. A tap that comes first is a story of its own.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Route

_JS = Path(__file__).parents[2] / "static" / "js"
_LISTED = {
    name: re.findall(r'^  "(.+)": "([\w-]+)",$', (_JS / name).read_text(encoding="utf-8"), re.M)
    for name in ("pupil.js", "staff.js")
}
"""What each script switches on: a selector and the name of a behaviour."""

BEGUN = f"""
  const root = document.querySelector("script[type=module]")?.src;
  const listed = root ? {json.dumps(_LISTED)}[root.split("/").pop()] : [];
  const used = listed.filter(([selector]) => document.querySelector(selector));
  await Promise.all(used.map(([, name]) => import(new URL(`${{name}}.js`, root))));
"""
"""The body of an async function in the page. The page itself has begun to fetch them by the time it
has loaded: whoever asks for the same module again hears of it later."""

WATCHED = "navigator.serviceWorker.ready.then(() => true)"


def begun(page: Page) -> None:
    """Wait until this page has loaded and all its behaviours have begun."""
    page.wait_for_load_state()
    page.evaluate(f"async () => {{ {BEGUN} }}")


def watched_over(page: Page) -> None:
    """Wait, besides, until there is a service worker: the internet may go now."""
    begun(page)
    page.evaluate(WATCHED)


@contextmanager
def late(page: Page, script: str) -> Iterator[None]:
    """What is done here comes before this script, and after all else that a page loads."""
    held: list[Route] = []
    page.route(f"**/js/{script}", lambda route: held.append(route))
    yield
    page.wait_for_load_state()
    while not held:  # the page asks for it once it is there, which is heard of while waiting
        page.wait_for_timeout(10)
    held.pop().continue_()
