"""What breaks says sorry, and tells the log which kind of thing broke where, and nothing else."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from app.foundation import ids
from app.foundation.database import db
from app.schools.models import Pupil
from app.web.guard import allow, permission_for
from tests.support.client import token_on

ENDPOINT = "teacher.starters.new"


def test_what_breaks_in_the_database_says_sorry_on_a_page(app, as_teacher, broken, capfd):
    token = token_on(as_teacher.get("/class/starters"))
    answer = as_teacher.post("/class/starters", data={"csrf_token": token}, may_break=True)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    told = "".join(capfd.readouterr())
    assert "IntegrityError" in told
    assert "Zebedee" not in told


def test_an_error_of_the_database_does_not_hold_what_was_written(school, twice):
    with pytest.raises(IntegrityError) as error:
        twice(school.id)
    assert "Zebedee" not in str(error.value)


@pytest.fixture
def twice():
    """Writes a child twice under one id, which no database takes."""

    def write(school_id: int) -> None:
        child = {"school_id": school_id, "id": ids.new_id(), "born_on": date(2015, 11, 5)}
        db.session.add(Pupil(**child, forename="Zebedee", surname="Madeup"))
        db.session.flush()
        db.session.expunge_all()
        db.session.add(Pupil(**child, forename="Zebedee", surname="Madeup"))
        db.session.flush()

    yield write
    db.session.rollback()


@pytest.fixture
def broken(app, monkeypatch, school, twice) -> None:
    """The view breaks half-way through writing."""

    def view() -> str:
        twice(school_id)
        return ""

    school_id = school.id
    view = allow(permission_for(app, ENDPOINT))(view)
    monkeypatch.setitem(app.view_functions, ENDPOINT, view)
