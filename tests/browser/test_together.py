"""Thirty children tap their last picture at the same moment, each at a tablet of their own."""

import pytest
from playwright.sync_api import expect

from app.foundation.database import db
from app.signin.models import Sitting
from tests.support import make
from tests.support.client import InspectingClient
from tests.support.opened import enter, opened, with_pictures

CHILDREN = 30
TAPPED = """(pictures) => pictures.forEach((picture) => {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "tapped", value: picture });
  document.getElementById("tap").append(field);
})"""
"""The first pictures as the page keeps them: without scripts, thirty tablets fit one computer."""


@pytest.mark.slow
@pytest.mark.timeout(180)
def test_thirty_children_at_once_each_see_their_own_name_and_no_other(
    browser, browser_context_args, live, children, tablets
):
    names = [child.forename for child, _ in children]
    plain = {**browser_context_args, "java_script_enabled": False}
    contexts = [browser.new_context(**plain) for _ in children]
    pages = [context.new_page() for context in contexts]
    for page, cookie, (child, pictures) in zip(pages, tablets, children, strict=True):
        page.context.add_cookies([cookie])
        page.goto(f"/who/{child.id}")
        page.evaluate(TAPPED, pictures[:-1])
    for page, (_, pictures) in zip(pages, children, strict=True):
        page.locator(f"button[value={pictures[-1]}]").tap(no_wait_after=True)
    for page, name in zip(pages, names, strict=True):
        page.wait_for_url("**/my/")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Hello {name}")
        text = page.content()
        assert [other for other in names if f"{other}<" in text] == [name]
    for context in contexts:
        context.close()

    db.session.rollback()
    seated = db.session.query(Sitting).filter(Sitting.pupil_id.is_not(None)).all()
    assert len({sitting.pupil_id for sitting in seated}) == CHILDREN
    assert len({sitting.tablet_id for sitting in seated}) == CHILDREN


@pytest.fixture
def children(school, classroom, teacher):
    """Each with their pictures, in order."""
    made = [make.pupil(classroom, f"Madeup{number}Child") for number in range(CHILDREN)]
    return [(child, with_pictures(teacher, school, child)) for child in made]


@pytest.fixture
def tablets(app, school, classroom, teacher, children):
    """The cookies of as many tablets on which the class is open."""
    opening = opened(school, classroom, teacher)
    db.session.commit()
    name = app.config["SESSION_COOKIE_NAME"]
    cookies = []
    for client in [InspectingClient(app) for _ in children]:
        enter(client, opening)
        value = client.get_cookie(name).value
        cookies.append({"name": name, "value": value, "domain": "127.0.0.1", "path": "/"})
    db.session.commit()
    return cookies
