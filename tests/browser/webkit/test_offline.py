"""In WebKit too, a page waits on the tablet, sealed, until there is a connection."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.learning_log.models import Entry
from tests.support import make
from tests.support.sealed import sealing_key

WORDS = "A nurse listens to your heart."


def test_a_page_waits_sealed_and_is_sent_once(webkit, live, wire, visit, seated, as_pupil, child):
    seated(as_pupil)
    wire.plan("after")
    webkit.open(f"{live.url}/my/entries/new?activity={visit.id}")
    tell(webkit)
    webkit.wait_for("Your page is safe", "1 page waiting to send")
    kept = webkit.kept()
    assert b'"kid"' in kept  # the envelope lies there
    assert [word for word in (WORDS, "listens", child.forename) if word.encode() in kept] == []

    wire.plan("")
    webkit.run("dispatchEvent(new Event('online'))")
    webkit.wait_until("return document.querySelector('[data-outbox]').hidden")
    assert [(entry.words, entry.pupil_id) for entry in rows()] == [(WORDS, child.id)]


def tell(webkit):
    """The five questions, the check, and Send it."""
    webkit.pick("Nurse")
    webkit.press("Next")
    webkit.press("Next")
    webkit.run(f"document.querySelector('textarea').value = {WORDS!r}")
    webkit.press("Next")
    webkit.pick("Listening")
    webkit.press("Next")
    webkit.pick("I can do it")
    webkit.press("Next")
    webkit.pick("Maybe")
    webkit.press("Next")
    webkit.wait_for("Is this right?")
    webkit.press("Send it")


def rows():
    db.session.rollback()
    return db.session.scalars(select(Entry)).all()


@pytest.fixture
def visit(classroom, child):
    sealing_key()
    done = make.activity(classroom, jobs=["nurse", "doctor"])
    make.attended(done, child)
    return done
