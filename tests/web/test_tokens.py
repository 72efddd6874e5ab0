"""Tokens against forgery: checked quickly the second time, and never less strictly."""

import pytest

from tests.support.client import token_on

PAGE = "/sign-in"
TAKEN, REFUSED = 422, 400  # taken as far as the wrong password


def test_a_token_is_taken_again_and_again(client, token):
    assert [sent(client, token) for _ in range(3)] == [TAKEN] * 3


def test_a_token_that_was_taken_serves_no_other_session(app, client, token):
    assert sent(client, token) == TAKEN
    other = app.test_client()
    other.get(PAGE)
    assert sent(other, token) == REFUSED


def test_a_token_that_was_taken_is_nothing_without_its_session(app, client, token):
    assert sent(client, token) == TAKEN
    assert sent(app.test_client(), token) == REFUSED


def test_having_sent_a_token_in_a_header_excuses_nobody_from_sending_one(client, token):
    assert sent(client, "", {"X-CSRFToken": token}) == TAKEN
    assert sent(client, "") == REFUSED
    assert sent(client, None) == REFUSED


@pytest.mark.parametrize("referrer", ["https://elsewhere.example/sign-in", None])
def test_over_tls_a_known_token_still_has_to_come_from_one_of_our_pages(client, referrer):
    with_tls = {"base_url": "https://localhost"}
    token = token_on(client.get(PAGE, **with_tls))
    given = {"email": "a@school.example", "password": "x", "csrf_token": token}
    ours = {"Referer": f"https://localhost{PAGE}"}
    assert client.post(PAGE, data=given, headers=ours, **with_tls).status_code == TAKEN
    theirs = {"Referer": referrer} if referrer else {}
    assert client.post(PAGE, data=given, headers=theirs, **with_tls).status_code == REFUSED


def test_as_many_tokens_are_remembered_as_there_is_room_for(app, client, token, monkeypatch):
    monkeypatch.setattr("app.web.tokens.MOST_REMEMBERED", 1)
    other = app.test_client()
    others = token_on(other.get(PAGE))
    assert [sent(client, token), sent(other, others), sent(client, token)] == [TAKEN] * 3


def sent(client, token: str | None, headers: dict[str, str] | None = None) -> int:
    given = {"email": "a@school.example", "password": "x"}
    if token is not None:
        given["csrf_token"] = token
    return client.post(PAGE, data=given, headers=headers).status_code


@pytest.fixture
def token(client) -> str:
    return token_on(client.get(PAGE))
