"""A teacher takes the class's log and its reviews along: as a workbook, as CSV, or on paper."""

import csv
import io

import openpyxl
import pytest

from app.audit.models import AuditEvent
from app.foundation.database import db
from tests.support import make
from tests.support.client import token_on


def test_the_log_comes_as_a_workbook_with_a_row_for_each_page(taken, written):
    answer = taken("log", "xlsx")
    assert answer.headers["Content-Disposition"].endswith('-log.xlsx"')
    heading, row = (
        [cell.value for cell in row]
        for row in openpyxl.load_workbook(io.BytesIO(answer.data))["The log"]
    )
    said = dict(zip(heading, row, strict=True))
    assert said["Job"] == "Nurse"
    assert said["What they wrote"] == "=They listen to hearts."
    assert said["Skills"] == "Listening: Getting there"
    assert said["Written by"] == "Child"


def test_the_log_comes_as_csv_without_a_formula(taken, written):
    (row,) = csv.DictReader(io.StringIO(taken("log", "csv").data.decode("utf-8-sig")))
    assert row["What they wrote"] == "'=They listen to hearts."


def test_reviews_say_where_a_page_stands_and_what_was_answered(taken, written, teacher):
    make.feedback(written, teacher, words="Well seen!")
    (row,) = csv.DictReader(io.StringIO(taken("reviews", "csv").data.decode("utf-8-sig")))
    assert row["Words"] == "Well seen!"
    assert row["Answered by"] == teacher.name
    assert row["Stands"] == "Not read yet"


@pytest.mark.parametrize("what", ["log", "reviews"])
def test_it_can_be_printed(taken, written, what, child):
    page = taken(what, "print")
    assert child.surname in page.text
    assert "1 row." in page.text


def test_a_class_that_wrote_nothing_is_a_sentence(taken):
    assert "Nobody in this class has written a page yet." in taken("log", "print").text
    assert taken("log", "xlsx").status_code == 200


def test_taking_it_is_written_down(taken, written, classroom, teacher):
    taken("log", "csv")
    event = db.session.query(AuditEvent).filter_by(action="log exported").one()
    assert (event.subject_id, event.actor_id) == (str(classroom.id), teacher.id)


@pytest.mark.parametrize(("what", "form"), [("everything", "csv"), ("log", "pdf"), ("", "")])
def test_what_there_is_not_is_refused_kindly(taken, what, form):
    assert taken(what, form).status_code == 422


def test_the_overview_leads_there(as_teacher, classroom, child):
    page = as_teacher.get(f"/class/{classroom.id}/overview")
    assert f"/class/{classroom.id}/exports" in page.text


def test_a_page_that_is_left_out_of_the_log_is_left_out(taken, written, child):
    written.removed_at = written.saved_at
    assert not list(csv.DictReader(io.StringIO(taken("log", "csv").data.decode("utf-8-sig"))))


@pytest.fixture
def written(child):
    return make.entry(child, "=They listen to hearts.", job="nurse", skills={"listening": 2})


@pytest.fixture
def taken(as_teacher, classroom):
    """What comes of pressing a button of the page."""

    def press(what: str, form: str):
        page = as_teacher.get(f"/class/{classroom.id}/exports")
        given = {"csrf_token": token_on(page), "what": what, "as": form}
        return as_teacher.post(f"/class/{classroom.id}/exports", data=given)

    return press
