"""Every route, asked by every role, in one's own school and in another: generated from the URL map.

Whatever is not yours looks exactly like what is not there, and asking changes nothing.
"""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.access.policy import may
from app.access.viewer import Role
from app.foundation.database import Model, db
from app.web.guard import ON_A_TABLET, permission_for
from tests.house_rules.world import OF_ONE_CLASS, OF_ONE_PUPIL, ROLES, World, methods, rules
from tests.support import make, sign_in
from tests.support.client import InspectingClient

HOMES = {"/my/", "/who"}
NO_TOKENS = ["csrf_tokens"]
"""The matrix switches tokens off, so forms have none: test_csrf sees to them."""
TOKENS = re.compile(r'(name="csrf_token"[^>]* value|name="csrf-token" content)="[^"]*"')


@pytest.mark.parametrize("role", ROLES)
def test_every_route_answers_exactly_the_roles_it_is_granted_to(world, app, role, subtests):
    """What is allowed never breaks; what is not sends a stranger to the door, others nowhere."""
    for rule in rules(app):
        for method in methods(rule):
            with subtests.test(f"{role} {method} {rule}"):
                allowed = may(world.viewers[role], permission_for(app, rule.endpoint))
                # A sign-out or a sign-in would change who asks: a permitted POST is asked
                # of records that nobody has, which is as far as permission goes.
                asked = world.address if method == "GET" or not allowed else world.nowhere
                client = world.clients[role]
                answer = client.open(asked(rule), method=method, unchecked=NO_TOKENS)
                if allowed:
                    assert answer.status_code < 500
                    assert method != "GET" or answer.status_code < 400
                elif role is Role.ANYONE or shared_on_a_tablet(app, rule, role, method):
                    assert answer.status_code == 303
                else:
                    assert answer.status_code == 404
            if allowed and method != "GET":
                world.clients[role] = world.client_of(role)


@pytest.mark.slow
def test_nobody_of_another_school_can_tell_that_a_record_is_there(world, app, subtests):
    other = World(app)
    before = everything_but_the_trail()
    for rule in rules(app):
        for role, stranger in other.clients.items():
            if world.names_records(rule) and role is not Role.ANYONE:
                with subtests.test(f"{role} of another school, {rule}"):
                    looks_like_nothing(app, world, rule, stranger)
    assert everything_but_the_trail() == before


def test_no_child_can_tell_that_another_childs_record_is_there(world, app, subtests):
    friend = sign_in.pupil_client(app, make.pupil(world.classroom))
    before = everything_but_the_trail()
    for rule in rules(app):
        if rule.arguments & OF_ONE_PUPIL:
            with subtests.test(f"another pupil of the class, {rule}"):
                looks_like_nothing(app, world, rule, friend)
    assert everything_but_the_trail() == before


def test_no_teacher_can_tell_that_a_record_of_another_class_is_there(world, app, subtests):
    elsewhere = make.school_class(world.school)
    teacher = make.staff(world.school, "teacher", classes=(elsewhere,))
    stranger = sign_in.staff_client(app, teacher, world.school.id)
    before = everything_but_the_trail()
    for rule in rules(app):
        if rule.arguments & OF_ONE_CLASS:
            with subtests.test(f"a teacher of another class, {rule}"):
                looks_like_nothing(app, world, rule, stranger)
    assert everything_but_the_trail() == before


def shared_on_a_tablet(app: Flask, rule, role: Role, method: str) -> bool:
    """A child on a page of the grid, or a tablet on a child's, is sent to where it belongs."""
    at_hand = role in {Role.PUPIL, Role.TABLET} and method == "GET"
    return at_hand and permission_for(app, rule.endpoint) in ON_A_TABLET


def looks_like_nothing(app: Flask, world: World, rule, stranger: InspectingClient) -> None:
    """Every method answers 404 or sends home, and byte for byte as for a record nobody has."""
    stranger.open(world.nowhere(rule))  # the first page of a sitting brings its token along
    for method in methods(rule):
        answer = stranger.open(world.address(rule), method=method)
        nothing = stranger.open(world.nowhere(rule), method=method)
        sent_home = answer.status_code == 303 and answer.location in HOMES
        assert sent_home or answer.status_code == 404, f"{method} {rule}: {answer.status}"
        assert answer.location == nothing.location
        assert without_tokens(answer.text) == without_tokens(nothing.text)
        assert sorted(answer.headers.keys()) == sorted(nothing.headers.keys())


def without_tokens(page: str) -> str:
    """A page without its tokens, which hold the time."""
    return TOKENS.sub("", page)


def everything_but_the_trail() -> dict[str, list[object]]:
    """Every row of every table, to see that nothing has changed."""
    db.session.commit()
    return {
        table.name: sorted(map(repr, db.session.execute(select(table)).all()))
        for table in Model.metadata.sorted_tables
        if not table.name.startswith("audit_")
    }


@pytest.fixture
def world(app: Flask, monkeypatch) -> World:
    """One of everything. Tokens are another rule's concern (test_csrf)."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    return World(app)
