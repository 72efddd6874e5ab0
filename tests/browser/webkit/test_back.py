"""In WebKit too, Back shows nothing of the child who had the tablet before."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry
from tests.support import make
from tests.support.sealed import sealing_key

WORDS = "A nurse listens to your heart."


def test_after_a_hand_over_back_shows_nothing_of_the_child(webkit, live, at_work, child):
    webkit.open(f"{live.url}/my/")
    webkit.open(f"{live.url}/my/thoughts/")
    assert WORDS in webkit.text()
    webkit.run("setTimeout(() => document.querySelector('form[data-finish] button').click(), 200)")
    webkit.wait_until("return location.pathname === '/finish' && Boolean(document.body)")

    for _ in range(3):
        webkit.back()
        webkit.wait_until("return document.readyState === 'complete'")
        shown = webkit.text()
        assert WORDS not in shown
        assert f"Hello {child.forename}" not in shown
        assert "I’m finished" not in shown


def test_a_page_is_sealed_and_sent_from_webkit(webkit, live, at_work, child):
    webkit.open(f"{live.url}/my/entries/new")
    webkit.wait_until("return document.documentElement.classList.contains('has-script')")
    webkit.run(SEAL)
    webkit.wait_until("return window.sent !== undefined")

    assert webkit.run("return window.sent") is True
    assert "Sealed in WebKit." in [entry.words for entry in rows()]


SEAL = """
  const root = new URL(document.querySelector("script[type=module]").src);
  const to = JSON.parse(document.querySelector("[data-sealed-for]").dataset.sealedFor);
  const fields = [["job", "nurse"], ["words", "Sealed in WebKit."]];
  const { ticket, entry, activity, revision } = to;
  Promise.all([import(new URL("seal.js", root)), import(new URL("outbox.js", root))])
    .then(async ([{ seal }, { keep, post }]) => {
      const envelope = await seal({ ticket, entry, activity, revision, fields }, null, to);
      await keep(envelope);
      window.sent = (await post(envelope)).sent;
    })
    .catch((error) => (window.sent = String(error)));
"""


def rows():
    db.session.rollback()
    return db.session.scalars(select(Entry)).all()


@pytest.fixture
def at_work(webkit, live, child, as_pupil):
    """The tablet is in the child's hands, who has a page."""
    make.entry(child, WORDS)
    sealing_key()
    db.session.commit()
    name = as_pupil.application.config["SESSION_COOKIE_NAME"]
    webkit.open(f"{live.url}/offline")
    webkit.cookie(name, as_pupil.get_cookie(name).value)
