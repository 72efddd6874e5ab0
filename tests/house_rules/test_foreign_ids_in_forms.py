"""Ids in forms are only what a page offered: whoever edits one reaches nothing of another school,
and a teacher nothing of another class.

The matrix does the same for ids in addresses. Here every form of every page is sent once for each
id it holds, with that id replaced by its like from elsewhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

import pytest
from flask import Flask
from lxml.html import HtmlElement

from app.access.policy import may
from app.access.viewer import Role
from app.foundation.database import db
from app.schools.models import SchoolClass
from app.web.guard import permission_for
from tests.house_rules.test_permission_matrix import everything_but_the_trail
from tests.house_rules.world import World, rules
from tests.support import make
from tests.support.client import parsed
from tests.support.page import Page

LAST = ("sign-out", "close", "remove", "forget", "left", "begin", "apply", "account/devices")
"""What takes away what other forms are about, or the session, is sent after everything else."""

OFFERS = ".//input|.//button|.//option"
NO_TOKENS = ["csrf_tokens"]
ROLES = (Role.OFFICE, Role.SAFEGUARDING, Role.LEAD)


@dataclass(frozen=True)
class Sent:
    """A form that somebody edited."""

    address: str
    fields: dict[str, list[str]]


def test_no_form_reaches_another_school_or_of_a_teacher_another_class(app, world, subtests):
    for elsewhere, roles in ((Beside(app, world), [Role.TEACHER]), (World(app), ROLES)):
        before = about(elsewhere)
        for role in roles:
            with subtests.test(f"{role}, {type(elsewhere).__name__}"):
                send_all(app, world, role, elsewhere)
                assert about(elsewhere) == before


def send_all(app: Flask, world: World, role: Role, elsewhere: World) -> None:
    """Send every form of every page of this role, edited in each way there is."""
    pages = list(pages_of(app, world, role))
    edited = [one for at, page in pages for one in edits(at, page, world, elsewhere)]
    assert edited
    for form in sorted(edited, key=lambda one: one.address.rstrip("/").endswith(LAST)):
        client = world.clients[role]
        answer = client.post(form.address, data=form.fields, unchecked=NO_TOKENS)
        assert answer.status_code < 500, form
        if answer.location == "/":
            world.clients[role] = world.client_of(role)


def pages_of(app: Flask, world: World, role: Role) -> Iterator[tuple[str, Page]]:
    """Every page that this role may open, for the records of this school, with its address."""
    for rule in rules(app):
        if "GET" in rule.methods and may(world.viewers[role], permission_for(app, rule.endpoint)):
            address = world.address(rule)
            answer = world.clients[role].get(address, unchecked=NO_TOKENS)
            if answer.status_code < 300 and answer.mimetype == "text/html":
                yield address, parsed(answer)


def edits(at: str, page: Page, world: World, elsewhere: World) -> Iterator[Sent]:
    """Each form of a page, once for each id of the school in it that somebody can edit."""
    here, there = ids_of(world), ids_of(elsewhere)
    like = {str(here[name]): str(there[name]) for name in here}
    like |= {here[name].hex: there[name].hex for name in here}
    for form in page.all("//form[@method='post']"):
        offered = [(named(one), one.get("value") or "", one) for one in page.all(OFFERS, form)]
        usual: dict[str, list[str]] = {}
        for name, value, control in offered:
            if control.get("type") != "checkbox" or control.get("checked") is not None:
                usual.setdefault(name, [value])
        for name, value, control in offered:
            other = swapped(name, like), swapped(value, like)
            if name and other != (name, value):
                address = control.get("formaction") or form.get("action") or at
                yield Sent(address, {**usual, other[0]: [other[1]]})


def named(control: HtmlElement) -> str:
    """What a control is sent as; an option goes by the name of its list."""
    return control.get("name") or control.xpath("string(ancestor::select/@name)")


def swapped(words: str, like: Mapping[str, str]) -> str:
    """Words in which ids of this school are those of the same kind elsewhere."""
    for here, there in like.items():
        words = words.replace(here, there)
    return words


def ids_of(world: World) -> dict[str, UUID]:
    """The ids of one of everything."""
    return {name: value for name, value in world.records.items() if isinstance(value, UUID)}


def about(world: World) -> dict[str, list[object]]:
    """Every row that names one of these records, or is one."""
    wanted = [repr(one) for one in ids_of(world).values()]
    return {
        table: [row for row in rows if any(one in row for one in wanted)]
        for table, rows in everything_but_the_trail().items()
    }


class Beside(World):
    """One of everything in another class of the same school."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.school = app, world.school
        self.classroom: SchoolClass = make.school_class(world.school, nc_years=("6",))
        self.child = make.pupil(self.classroom)
        of_the_school = ("change_id", "import_id", "package_id", "own_id", "symbol_id", "tablet_id")
        mine = self._records()
        self.records = mine | {name: world.records[name] for name in of_the_school}
        db.session.commit()


@pytest.fixture
def world(app: Flask, monkeypatch) -> World:
    """One of everything. Tokens are another rule's concern (test_csrf)."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    return World(app)
