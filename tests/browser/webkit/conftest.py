"""Tests in WebKit. Where it cannot be had they are skipped, and say so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.foundation.database import db
from tests.support.browser import LiveServer
from tests.support.client import InspectingClient
from tests.support.webkit import Screen, WebKit, missing


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """Where the windows are."""
    if absent := missing():
        pytest.skip(absent)
    shown = Screen()
    yield shown
    shown.close()


@pytest.fixture
def webkit(screen: Screen, live: LiveServer, tmp_path: Path) -> Iterator[WebKit]:
    """A new WebKit window, in whose pages nothing may go wrong."""
    window = WebKit(screen, tmp_path / "webkit")
    yield window
    window.close()
    assert window.problems() == []


@pytest.fixture
def seated(webkit: WebKit, live: LiveServer) -> Callable[[InspectingClient], None]:
    """Makes the window the browser in which somebody is signed in: `seated(as_pupil)`."""

    def sit_down(client: InspectingClient) -> None:
        db.session.commit()
        name = client.application.config["SESSION_COOKIE_NAME"]
        cookie = client.get_cookie(name)
        assert cookie is not None, "nobody is signed in with this client"
        webkit.cookie(live.url, name, cookie.value)

    return sit_down


@pytest.fixture(autouse=True)
def watch() -> None:
    """What watches over Chromium has nothing to watch here."""
