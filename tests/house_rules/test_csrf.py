"""Nothing can be changed by a page of somebody else: a token, or nothing happens."""

import pytest

from tests.house_rules.test_permission_matrix import everything_but_the_trail
from tests.house_rules.world import World, methods, rules
from tests.support.client import token_on

WITHOUT_A_TOKEN = {
    "pupil.envelopes.new": "the ticket sealed in it, which names the child; no cookie is looked at",
}
"""Endpoints that take no token, and what proves the sender instead."""

UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


def test_nothing_is_changed_without_a_token(app, world, subtests):
    before = everything_but_the_trail()
    for rule in rules(app):
        for method in set(methods(rule)) & set(UNSAFE):
            for role, client in world.clients.items():
                if rule.endpoint not in WITHOUT_A_TOKEN:
                    with subtests.test(f"{role} {method} {rule}"):
                        assert client.open(world.address(rule), method=method).status_code == 400
    assert everything_but_the_trail() == before


def test_what_a_browser_says_another_site_sent_is_refused_whatever_token_it_has(
    app, world, monkeypatch, subtests
):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    before = everything_but_the_trail()
    for rule in rules(app):
        for method in set(methods(rule)) & set(UNSAFE):
            role = world.one_who_may(rule)
            with subtests.test(f"{role} {method} {rule}"):
                sent = {"method": method, "headers": {"Sec-Fetch-Site": "cross-site"}}
                answer = world.clients[role].open(world.address(rule), **sent)
                assert answer.status_code == 400
    assert everything_but_the_trail() == before


@pytest.mark.parametrize("site", ["same-origin", "none", None])
def test_what_our_own_page_or_an_older_browser_sends_is_taken(client, site):
    page = client.get("/sign-in")
    given = {"email": "a@school.example", "password": "x", "csrf_token": token_on(page)}
    headers = {"Sec-Fetch-Site": site} if site else {}
    assert client.post("/sign-in", data=given, headers=headers).status_code == 422


def test_a_link_on_another_site_still_opens_a_page(client):
    assert client.get("/sign-in", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_what_needs_no_token_is_still_there_to_need_none(app):
    assert set(WITHOUT_A_TOKEN) <= {rule.endpoint for rule in rules(app)}


@pytest.fixture
def world(app) -> World:
    return World(app)
