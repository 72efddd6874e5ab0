"""Tests come in any order, but the slow ones begin a run. A pytest plug-in.

Otherwise one process may begin the longest when all others are done, and they wait for it.
"""

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
