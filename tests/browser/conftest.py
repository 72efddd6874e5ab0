"""Browser tests: the real app on a free port, a tablet with touch, and nothing may go wrong."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext

from app.foundation.database import db
from tests.support.browser import LAUNCH, TABLETS, LiveServer, Watch, chromium
from tests.support.client import InspectingClient
from tests.support.wire import Wire


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def live(app: Flask) -> Iterator[LiveServer]:
    """The app of this test run, served. What a test makes in the database, pages show."""
    server = LiveServer(app)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def base_url(live: LiveServer) -> str:
    """Pages are opened by their path alone."""
    return live.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    found = {"executable_path": chromium()} if chromium() else {}
    return {**browser_type_launch_args, **found, "args": LAUNCH}


@pytest.fixture(params=list(TABLETS))
def tablet(request: pytest.FixtureRequest) -> str:
    """Which way round the tablet is held; where a test does not ask, it lies on its side."""
    return request.param


@pytest.fixture
def browser_context_args(browser_context_args: dict, request: pytest.FixtureRequest) -> dict:
    held = request.getfixturevalue("tablet") if "tablet" in request.fixturenames else "landscape"
    return {
        **browser_context_args,
        "viewport": TABLETS[held],
        "has_touch": True,
        "is_mobile": True,
        "device_scale_factor": 1,
        "locale": "en-GB",
        "timezone_id": "Europe/London",
        "service_workers": "allow",
    }


@pytest.fixture(autouse=True)
def watch(context: BrowserContext, live: LiveServer) -> Iterator[Watch]:
    """Fails a test in which a page logged an error, broke the policy or asked another host."""
    watching = Watch(context, live.url)
    yield watching
    assert watching.problems == []


@pytest.fixture
def seated(context: BrowserContext, live: LiveServer) -> Callable[[InspectingClient], None]:
    """Makes the page's browser the one in which somebody is signed in: `seated(as_pupil)`."""

    def sit_down(client: InspectingClient) -> None:
        db.session.commit()
        name = client.application.config["SESSION_COOKIE_NAME"]
        cookie = client.get_cookie(name)
        assert cookie is not None, "nobody is signed in with this client"
        context.add_cookies([{"name": name, "value": cookie.value, "url": live.url}])

    return sit_down


@pytest.fixture
def time() -> None:
    """The real time: pages are served by other threads, in which no clock can be held."""


@pytest.fixture
def wire(app, monkeypatch) -> Wire:
    """A connection that can be cut where envelopes are sent."""
    between = Wire(app.wsgi_app, "/my/envelopes")
    monkeypatch.setattr(app, "wsgi_app", between)
    return between
