"""What the page weighs that a whole class opens at once, over one access point."""

import pytest
from playwright.sync_api import Browser

from bench.pages import SIGN_IN
from bench.visits import tablet as empty_tablet
from bench.visits import visit
from tests.support import make


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


@pytest.fixture
def visits(browser: Browser, live, as_tablet, classroom):
    for _ in range(30):
        make.pupil(classroom)
    name = as_tablet.application.config["SESSION_COOKIE_NAME"]
    cookie = f"{name}={as_tablet.get_cookie(name).value}"
    as_tablet.get("/who")
    with empty_tablet(browser, cookie, live.url) as context:
        page = context.new_page()
        yield visit(page, f"{live.url}/who"), visit(page, f"{live.url}/who")
