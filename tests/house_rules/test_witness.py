"""The witness speaks up about what must never happen in any test, and only about that."""

import logging
from uuid import uuid4

import pytest
import structlog
from flask import Flask, g, request_finished
from sqlalchemy import select, update

from app.audit import actions as audit
from app.foundation.database import Model, db
from app.learning_log.actions import save_entry
from app.learning_log.answers import EntryAnswers
from app.schools.models import Pupil
from tests.support import make
from tests.support.witness import MOST_ASKED, NOT_AUDITED


def test_a_get_that_writes_is_noticed(app, child, faults):
    with app.test_request_context("/", method="GET"):
        rename(child)
    assert [fault for fault in faults() if "GET" in fault and "writes pupil" in fault]


def test_a_write_that_leaves_no_trail_is_noticed(app, child, faults):
    with app.test_request_context("/", method="POST"):
        rename(child)
        finish(app, 303)
    assert [fault for fault in faults() if "leaves nothing in the trail" in fault]


def test_a_write_with_a_trail_is_well(app, child, teacher, school, faults):
    with app.test_request_context("/", method="POST"):
        rename(child)
        audit.record(make.staff_viewer(teacher, school), "pupil renamed", "pupil", child.id)
        finish(app, 303)
    assert faults() == []


def test_a_refused_write_needs_no_trail(app, child, faults):
    with app.test_request_context("/", method="POST"):
        rename(child)
        finish(app, 422)
    assert faults() == []


@pytest.mark.parametrize(("times", "noticed"), [(MOST_ASKED, False), (MOST_ASKED + 1, True)])
def test_a_page_that_asks_too_often_is_noticed(app, faults, times, noticed):
    with app.test_request_context("/", method="GET"):
        for _ in range(times):
            db.session.execute(select(Pupil.id))
        finish(app, 200)
    assert [fault for fault in faults() if "asks the database" in fault] == (
        [f"GET public.home.index asks the database {times} times"] if noticed else []
    )


@pytest.mark.parametrize(
    "say", [lambda words: a_log().warning(words), structlog.get_logger().warning]
)
def test_a_name_in_a_log_is_noticed(say, classroom, faults):
    child = make.pupil(classroom, "Zebedee")
    say(f"could not save the page of {child.forename}")
    assert [fault for fault in faults() if "Zebedee" in fault]


def test_what_a_child_typed_is_noticed_in_a_log(child, faults):
    make.entry(child, "My uncle flies kites.")
    a_log().error("refused: %s", "My uncle flies kites.")
    assert [fault for fault in faults() if "kites" in fault]


def test_what_a_child_saved_the_quick_way_is_noticed_in_a_log(child, faults):
    page = EntryAnswers(job="nurse", words="My uncle flies kites.")
    save_entry(make.pupil_viewer(child), uuid4(), page)
    a_log().error("refused: %s", "My uncle flies kites.")
    assert [fault for fault in faults() if "kites" in fault]


def test_a_name_in_the_title_of_a_page_is_noticed(app, classroom, faults):
    child = make.pupil(classroom, "Zebedee")
    with app.test_request_context("/", method="GET"):
        finish(app, 200, f"<title>{child.forename} – Career Learning Log</title>")
    assert [fault for fault in faults() if "a title says “Zebedee”" in fault]


def test_a_log_of_ids_and_codes_is_well(child, faults):
    a_log().warning("pupil %s: entry saved", child.id)
    assert faults() == []


def test_what_needs_no_trail_is_still_a_table_and_has_a_reason():
    assert set(NOT_AUDITED) <= set(Model.metadata.tables)
    assert all(reason.strip() for reason in NOT_AUDITED.values())


def rename(child: Pupil) -> None:
    db.session.execute(update(Pupil).where(Pupil.id == child.id).values(surname="Renamed"))


def finish(app: Flask, status: int, page: str = "") -> None:
    """Answer the request at hand."""
    answer = app.response_class(page, status=status, mimetype="text/html")
    request_finished.send(app, response=answer)
    assert g


def a_log() -> logging.Logger:
    """A log nobody has used: setting up a server switches off those that are there."""
    return logging.getLogger(f"a log {uuid4()}")


@pytest.fixture
def faults(witness):
    """Takes the faults found, so that the witness does not fail this test for them."""

    def take() -> list[str]:
        found = witness.all_faults()
        witness.forget()
        return found

    return take
