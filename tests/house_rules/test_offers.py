"""No page offers what it would refuse: each link and form leads where its reader may go."""

import pytest
from flask import Flask
from werkzeug.exceptions import HTTPException

from app.access.policy import may
from app.web.guard import permission_for
from tests.house_rules.world import World, rules
from tests.support.client import is_a_page, parsed

OFFERS = (("//a[@href]", "href", "GET"), ("//form[@action]", "action", None))


def test_every_link_and_form_leads_where_its_reader_may_go(app, world, subtests):
    for rule in rules(app):
        if "GET" not in rule.methods:
            continue
        for role, client in world.clients.items():
            if not may(world.viewers[role], permission_for(app, rule.endpoint)):
                continue
            page = client.get(world.address(rule), unchecked=["csrf_tokens"])
            if is_a_page(page):
                with subtests.test(f"{role}, {rule}"):
                    assert refused_of(app, world.viewers[role], parsed(page)) == set()


def refused_of(app: Flask, viewer, page) -> set[str]:
    """What the page offers that this viewer may not have."""
    places = app.url_map.bind("localhost")
    refused = set()
    for xpath, name, always in OFFERS:
        for offer in page.all(xpath):
            path = offer.get(name).partition("?")[0].partition("#")[0]
            method = always or offer.get("method", "get").upper()
            if not path.startswith("/") or path.startswith("/static/"):
                continue
            try:
                endpoint, _values = places.match(path, method=method)
            except HTTPException:
                refused.add(f"{method} {path} is no page")
                continue
            if not may(viewer, permission_for(app, endpoint)):
                refused.add(f"{method} {endpoint}")
    return refused


@pytest.fixture
def world(app: Flask) -> World:
    """One of everything, and somebody of each role."""
    return World(app)
