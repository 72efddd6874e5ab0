"""Nothing can be changed by a page of somebody else: a token, or nothing happens."""

import pytest

from tests.house_rules.test_permission_matrix import everything_but_the_trail
from tests.house_rules.world import World, methods, rules

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


def test_what_needs_no_token_is_still_there_to_need_none(app):
    assert set(WITHOUT_A_TOKEN) <= {rule.endpoint for rule in rules(app)}


@pytest.fixture
def world(app) -> World:
    return World(app)
