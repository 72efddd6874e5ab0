"""What pages weigh on a first and on a repeat visit, for a child on a tablet and for a teacher.

Bytes and requests are promised for the page that thirty tablets open at once; milliseconds, on a
slowed network and processor, are told and not promised, for they depend on the machine.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.demo import MODULE, demo_school
from bench.figures import Figure
from bench.server import environment, free_port, served
from bench.tablet import Tablet, opened_tablet, tablet_of
from bench.visits import browser, slow_down, tablet, visit


@dataclass(frozen=True)
class Budget:
    """The most a page may weigh, in kilobytes and requests."""

    first_kilobytes: float | None = None
    first_requests: int | None = None
    repeat_kilobytes: float | None = None
    script_kilobytes: float | None = None
    shift: float | None = None


SIGN_IN = Budget(
    first_kilobytes=90, first_requests=12, repeat_kilobytes=12, script_kilobytes=15, shift=0
)
"""A class of thirty opening its tablets at once over one access point, within some seconds."""

NONE = Budget()


@dataclass(frozen=True)
class Measured:
    """A page: what it is called, where it is, who looks at it, and its budget if it has one."""

    name: str
    path: str
    cookies: str
    budget: Budget | None = None


def measure() -> list[Figure]:
    """Visit each page with an empty cache, and again."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        env = environment(Path(folder) / "data", free_port())
        demo = demo_school(env)
        with served(MODULE, env) as server, browser() as opened:
            url = f"http://127.0.0.1:{server.port}"
            pages = [*pages_of_children(demo, url), *pages_of_staff(demo, url)]
            return [figure for page in pages for figure in figures_of(page, opened, url)]


def pages_of_children(demo: dict[str, Any], url: str) -> list[Measured]:
    """The names and pictures of sign-in, and what the first child of each class sees."""
    older, younger = demo["classes"][0], demo["classes"][-1]
    shared, names = opened_tablet(url, older["open_url"])
    first = str(names.xpath("//a[.//*[@data-name]]/@href")[0])
    pages = [
        Measured("who are you", "/who", shared.cookie, SIGN_IN),
        Measured("three pictures", first, shared.cookie),
    ]
    for kind, room in ("older", older), ("youngest", younger):
        child = tablet_of(room["pupils"][0], url, room["open_url"])
        pages.append(Measured(f"home, {kind}", "/my/", child.cookie))
    seated = tablet_of(older["pupils"][0], url, older["open_url"])
    pages.append(Measured("my jobs", "/my/jobs/", seated.cookie))
    pages.append(Measured("a new page", "/my/entries/new", seated.cookie))
    return pages


def pages_of_staff(demo: dict[str, Any], url: str) -> list[Measured]:
    """What a teacher sees of the class, and what waits to be read."""
    teacher = next(one for one in demo["staff"] if one["role"] == "teacher")
    desk = Tablet(url)
    fields = [("email", teacher["email"]), ("password", teacher["password"])]
    home = desk.post("/sign-in", fields, desk.get("/sign-in"))
    reviews = str(home.xpath("//a[contains(@href, '/reviews')]/@href")[0])
    return [
        Measured("a class", home.base_url.removeprefix(url), desk.cookie),
        Measured("to review", reviews.split("?")[0], desk.cookie),
    ]


def figures_of(page: Measured, opened: Browser, url: str) -> list[Figure]:
    """Two visits as they are, and one on a slow network with a slow processor."""
    most = page.budget or NONE
    with tablet(opened, page.cookies, url) as context:
        shown = context.new_page()
        first, again = visit(shown, url + page.path), visit(shown, url + page.path)
    with tablet(opened, page.cookies, url) as context:
        shown = context.new_page()
        slow_down(shown)
        slowed = visit(shown, url + page.path)
    name = f"page, {page.name}"
    shift = round(max(first.shift, slowed.shift), 2)
    return [
        Figure(f"{name}: first", first.kilobytes, "kB", at_most=most.first_kilobytes),
        Figure(f"{name}: first", first.requests, "requests", at_most=most.first_requests),
        Figure(f"{name}: again", again.kilobytes, "kB", at_most=most.repeat_kilobytes),
        Figure(f"{name}: again", again.requests, "requests"),
        Figure(f"{name}: script", first.script_kilobytes, "kB", at_most=most.script_kilobytes),
        Figure(f"{name}: shift", shift, "CLS", at_most=most.shift),
        Figure(f"{name}: painted, slowed", slowed.painted, "ms"),
    ]
