"""What every answer tells the browser it may do, page or refusal."""

import pytest

from app.access.viewer import Role
from tests.house_rules.world import World, rules

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "clog",
}
SAID = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
OWN_POLICY: dict[str, str] = {}
"""Endpoints with a stricter or hashed policy of their own, and why."""


def test_every_page_is_fenced_in_and_never_kept(app, world, subtests):
    """Whoever asks: one who may, and one who may not or need not sign in."""
    for rule in rules(app):
        for role in {world.one_who_may(rule), Role.ANYONE}:
            if "GET" in rule.methods:
                with subtests.test(f"{role} {rule}"):
                    answer = world.clients[role].get(world.address(rule))
                    fenced_in(answer, own_policy=rule.endpoint in OWN_POLICY)


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/nowhere", 404), ("POST", "/", 405)]
)
def test_a_refusal_is_fenced_in_too(client, method, path, status):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    fenced_in(answer)


def test_a_static_file_may_be_kept_for_ever_because_its_address_changes(app, client):
    answer = client.get(app.extensions["static_tree"].url("css/pupil.css"))
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


def fenced_in(answer, *, own_policy: bool = False) -> None:
    assert {name: answer.headers.get(name) for name in SAID} == SAID
    told = answer.headers["Content-Security-Policy"].split("; ")
    policy = dict(directive.split(" ", 1) for directive in told)
    if not own_policy:
        assert policy == POLICY
    assert "unsafe" not in str(policy)


@pytest.fixture
def world(app) -> World:
    return World(app)
