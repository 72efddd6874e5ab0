"""The signed cookie, opened quickly: the same words as Flask's own, and never a forged one."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import session
from flask.sessions import SecureCookieSessionInterface

from app.foundation import clock
from app.web.signed_cookie import SignedCookies


def test_a_cookie_that_flask_signed_is_read(app, signed):
    assert opened(app, signed) == {"child": "7.abc", "nested": {"a": [1]}}


def test_it_says_the_same_each_time_whatever_was_done_with_what_it_said(app, signed):
    with app.test_request_context(headers={"Cookie": signed}):
        session["nested"]["a"].append(2)
        session.pop("child")
    assert opened(app, signed) == {"child": "7.abc", "nested": {"a": [1]}}


def test_one_of_nothing_but_texts_says_the_same_each_time_too(app):
    cookie = cookie_of(app, {"child": "7.abc"})
    with app.test_request_context(headers={"Cookie": cookie}):
        session["child"] = "7.other"
    assert opened(app, cookie) == {"child": "7.abc"}


def test_one_with_a_letter_changed_says_nothing(app, signed):
    opened(app, signed)
    changed = signed[:-1] + ("A" if signed[-1] != "A" else "B")
    assert opened(app, changed.replace("career=e", "career=f")) == {}


def test_one_that_has_grown_too_old_says_nothing_though_it_was_read_before(app, signed):
    assert opened(app, signed)
    signing = datetime.now(UTC)  # the signer has no other clock
    with clock.frozen(signing + app.permanent_session_lifetime + timedelta(seconds=2)):
        assert opened(app, signed) == {}


def test_one_signed_with_a_former_secret_is_read(app, signed, monkeypatch):
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [app.config["SECRET_KEY"]])
    monkeypatch.setitem(app.config, "SECRET_KEY", "another-for-tests-0123456789abcdefghij")
    monkeypatch.setattr(app, "session_interface", SignedCookies(app))
    assert opened(app, signed)["child"] == "7.abc"


def test_a_page_that_only_reads_it_sends_no_cookie(app, signed):
    with app.test_request_context(headers={"Cookie": signed}) as asked:
        assert session["child"]
        response = app.response_class()
        app.session_interface.save_session(app, asked.session, response)
    assert "Set-Cookie" not in response.headers


@pytest.fixture
def signed(app) -> str:
    return cookie_of(app, {"child": "7.abc", "nested": {"a": [1]}})


def cookie_of(app, words: dict[str, object]) -> str:
    """A cookie as Flask itself writes it."""
    serializer = SecureCookieSessionInterface().get_signing_serializer(app)
    assert serializer is not None
    return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps(words)}"


def opened(app, cookie: str) -> dict[str, object]:
    with app.test_request_context(headers={"Cookie": cookie}):
        return dict(session)
