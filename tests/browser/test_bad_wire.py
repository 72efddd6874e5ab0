"""Two hundred pages from two tablets through a connection that is cut in every way."""

import random
from uuid import uuid4

import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryRevision
from tests.support import make, sign_in
from tests.support.outbox import WRITE, stored
from tests.support.sealed import sealing_key

ENTRIES, TABLETS, CHILDREN = 200, 2, 3


@pytest.mark.timeout(180)
def test_two_hundred_pages_through_a_bad_wire_arrive_once_and_under_the_right_child(
    app, browser, browser_context_args, live, wire, classroom
):
    chance = random.Random(7)  # noqa: S311 - a plan, the same in every run
    wire.plan(*(chance.choice(("before", "during", "after", "", "", "")) for _ in range(97)))
    plan = lessons(classroom, chance)
    contexts = [browser.new_context(**browser_context_args) for _ in range(TABLETS)]
    pages = [context.new_page() for context in contexts]
    for turn in range(CHILDREN):
        for number, page in enumerate(pages):
            child, versions = plan[number * CHILDREN + turn]
            sit_down(app, page, child)
            page.goto("/my/entries/new", wait_until="networkidle")
            page.evaluate(WRITE, [versions])
    for page in pages:
        page.evaluate(SEND_ALL)
        assert stored(page) == []
    for context in contexts:
        context.close()

    wanted = {
        entry_id: (
            child.id,
            max((revision, words) for one, revision, words in versions if one == entry_id),
        )
        for child, versions in plan
        for entry_id, _, _ in versions
    }
    found = {str(e.id): (e.pupil_id, (e.revision, e.words)) for e in rows(Entry)}
    assert len(found) == ENTRIES
    assert found == wanted
    assert (
        len(rows(EntryRevision))
        == sum(revision for _, (_, (revision, _)) in wanted.items()) - ENTRIES
    )
    assert min(wire.cut.values()) > 10


SEND_ALL = """async () => {
  const root = new URL(document.querySelector("script[type=module]").src);
  const { flush, post } = await import(new URL("outbox.js", root));
  const { store } = await import(new URL("store.js", root));
  const left = () => store("envelopes", "readonly", (all) => all.getAll());
  for (const twice of (await left()).slice(0, 10)) {
    await Promise.all([post(twice), post(twice)]).catch(() => {});
  }
  for (let tries = 0; tries < 2000 && (await left()).length; tries++) await flush();
}"""
"""The connection comes and goes until all is sent; some are sent twice at once."""


def lessons(classroom, chance: random.Random):
    """Who writes what: 200 pages by six children, every tenth changed later, in any order."""
    children = [make.pupil(classroom) for _ in range(TABLETS * CHILDREN)]
    plan = [(child, []) for child in children]
    for number in range(ENTRIES):
        child, versions = plan[number % len(plan)]
        entry_id = str(uuid4())
        versions.append((entry_id, 1, f"{child.surname} found out {number}"))
        if number % 10 == 0:
            versions.append((entry_id, 2, f"{child.surname} found out more {number}"))
    for _, versions in plan:
        chance.shuffle(versions)
    return plan


def sit_down(app, page: Page, child) -> None:
    client = sign_in.pupil_client(app, child)
    db.session.commit()
    name = app.config["SESSION_COOKIE_NAME"]
    cookie = client.get_cookie(name)
    page.context.add_cookies(
        [{"name": name, "value": cookie.value, "domain": "127.0.0.1", "path": "/"}]
    )


def rows(model):
    db.session.rollback()
    return db.session.scalars(select(model)).all()


@pytest.fixture(autouse=True)
def key() -> None:
    """A key to seal with."""
    sealing_key()
    db.session.commit()
