"""Where WebKit cannot be had, a sentence says why its tests are skipped."""

from tests.support.webkit import missing


def test_without_a_screen_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert missing().startswith("WebKit is not installed: apt-get install ")
