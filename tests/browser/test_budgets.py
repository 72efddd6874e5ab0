"""What a child's pages weigh, all of them; and the one that a whole class opens at once."""

from math import inf

import pytest
from playwright.sync_api import Browser

from app.foundation.database import db
from bench.pages import SIGN_IN
from bench.visits import tablet as empty_tablet
from bench.visits import visit
from tests.browser.rooms import QUESTIONS, child_of, pages_of
from tests.support import make
from tests.support.behaviours import begun
from tests.support.browser import TABLETS, shifted

SCRIPT_WITH_EXTRAS = 16.5
"""Where a school has turned on photos and voice notes, which ask for scripts of their own."""

WEIGHED = """() => {
  const parts = ['navigation', 'resource'].flatMap((one) => performance.getEntriesByType(one));
  const scripts = parts.filter((one) => one.name.endsWith('.js'));
  return {
    kilobytes: parts.reduce((sum, one) => sum + one.transferSize, 0) / 1000,
    script: scripts.reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000,
    requests: parts.filter((one) => one.transferSize).length,
    hosts: [...new Set(parts.map((one) => new URL(one.name).host))],
  };
}"""
"""Bytes as they were sent: what the cache had weighs nothing."""


def test_the_names_of_a_class_are_light_on_a_first_visit(visits):
    first, _ = visits
    assert first.kilobytes <= SIGN_IN.first_kilobytes
    assert first.requests <= SIGN_IN.first_requests
    assert first.script_kilobytes <= SIGN_IN.script_kilobytes


def test_a_second_visit_fetches_little_but_the_page(visits):
    _, again = visits
    assert again.kilobytes <= SIGN_IN.repeat_kilobytes


def test_nobody_else_is_asked_and_nothing_jumps(visits, live):
    for one in visits:
        assert one.hosts == {live.url.removeprefix("http://")}
        assert round(one.shift, 2) == SIGN_IN.shift


@pytest.mark.parametrize(
    ("year", "extras", "script"),
    [("1", False, SIGN_IN.script_kilobytes), ("6", True, SCRIPT_WITH_EXTRAS)],
)
def test_every_page_of_a_child_is_light_and_still_whichever_way_the_tablet_is_held(
    browser: Browser, live, app, school, year, extras, script
):
    """First lying on its side, with a cache as full as the walk made it; then upright, again."""
    client, entry = child_of(app, school, year, extras=extras)
    # The questions are one document: what it weighs at one of them, it weighs at each.
    others = tuple(f"at={at}" for at in QUESTIONS[1:])
    addresses = [one for one in pages_of(year, entry) if not one.endswith(others)]
    db.session.commit()
    assert too_much(browser, live.url, cookie_of(client), addresses, script=script) == []


def test_every_page_of_signing_in_is_light_and_still_whichever_way_the_tablet_is_held(
    browser: Browser, live, as_tablet, child
):
    db.session.commit()
    addresses = ["/who", f"/who/{child.id}", f"/who/{child.id}/ask", "/card", "/finish"]
    most = SIGN_IN.first_requests
    assert too_much(browser, live.url, "", ["/", "/card", "/finish", "/offline"], most) == []
    assert too_much(browser, live.url, cookie_of(as_tablet), addresses, most) == []


def too_much(
    browser: Browser,
    url: str,
    cookie: str,
    addresses: list[str],
    most: float = inf,
    script: float | None = SIGN_IN.script_kilobytes,
) -> list[str]:
    """What is over its budget on any of these pages."""
    faults = []
    with empty_tablet(browser, cookie, url) as context:
        page = context.new_page()
        for address in addresses:
            for held in ("landscape", "portrait"):
                page.set_viewport_size(TABLETS[held])
                page.goto(url + address)
                begun(page)
                shift = shifted(page)
                took = page.evaluate(WEIGHED)
                over = {
                    "weighs": held == "portrait" and took["kilobytes"] > SIGN_IN.repeat_kilobytes,
                    "first weighs": took["kilobytes"] > SIGN_IN.first_kilobytes,
                    "has script of": took["script"] > script,
                    "asks too often": took["requests"] > most,
                    "jumps": shift > 0,
                    "asks elsewhere": took["hosts"] != [url.removeprefix("http://")],
                }
                faults += [f"{address} {held} {what}: {took}" for what in over if over[what]]
    return faults


def cookie_of(client) -> str:
    name = client.application.config["SESSION_COOKIE_NAME"]
    return f"{name}={client.get_cookie(name).value}"


@pytest.fixture
def visits(browser: Browser, live, as_tablet, classroom):
    for _ in range(30):
        make.pupil(classroom)
    as_tablet.get("/who")
    with empty_tablet(browser, cookie_of(as_tablet), live.url) as context:
        page = context.new_page()
        yield visit(page, f"{live.url}/who"), visit(page, f"{live.url}/who")
