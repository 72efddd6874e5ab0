"""Tests in WebKit. Where it cannot be had they are skipped, and say so."""

import os
from collections.abc import Iterator

import pytest

from tests.support.webkit import WebKit, missing


@pytest.fixture(scope="session")
def webkit() -> Iterator[WebKit]:
    """A WebKit window."""
    if "WEBKIT" not in os.environ:
        pytest.skip("set WEBKIT=1: its driver at times never answers, so it is run by hand")
    if absent := missing():
        pytest.skip(absent)
    window = WebKit()
    yield window
    window.close()


@pytest.fixture(autouse=True)
def watch() -> None:
    """What watches over Chromium has nothing to watch here."""
