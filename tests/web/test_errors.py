"""What breaks says sorry, and tells the log which kind of thing broke where, and nothing else."""

from datetime import date

import pytest
from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError

from app.foundation import ids
from app.foundation.database import db
from app.schools.models import Pupil
from app.web.guard import allow, permission_for
from tests.support.client import token_on

ENDPOINT = "teacher.starters.new"


@pytest.mark.usefixtures("broken")
def test_what_breaks_in_the_database_says_sorry_on_a_page(as_teacher, capfd):
    token = token_on(as_teacher.get("/class/starters"))
    answer = as_teacher.post("/class/starters", data={"csrf_token": token}, may_break=True)
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
    told = "".join(capfd.readouterr())
    assert "IntegrityError" in told
    assert "Zebedee" not in told


@pytest.mark.usefixtures("taken_meanwhile")
def test_who_adds_what_somebody_added_in_the_same_moment_is_told(as_teacher):
    token = token_on(as_teacher.get("/class/starters"))
    answer = as_teacher.post("/class/starters", data={"csrf_token": token}, may_break=True)
    assert answer.status_code == 409
    assert "Somebody else changed this in the same moment." in answer.text


@pytest.mark.usefixtures("changed_meanwhile")
def test_who_comes_second_in_one_moment_is_told_and_nothing_is_broken(as_teacher, child):
    token = token_on(as_teacher.get("/class/starters"))
    answer = as_teacher.post("/class/starters", data={"csrf_token": token})
    assert answer.status_code == 409
    assert "Somebody else changed this in the same moment." in answer.text
    assert db.session.get_one(Pupil, (child.school_id, child.id)).surname != "Second"


def test_an_error_of_the_database_does_not_hold_the_values_of_its_statement(school, badly):
    with pytest.raises(IntegrityError) as error:
        badly(school.id)
    assert "parameters hidden" in str(error.value)


@pytest.fixture
def badly():
    """Writes a child without a surname, which no database takes."""

    def write(school_id: int) -> None:
        child = {"id": ids.new_id(), "born_on": date(2015, 11, 5), "surname": None}
        db.session.add(Pupil(school_id=school_id, forename="Zebedee", **child))
        db.session.flush()

    yield write
    db.session.rollback()


@pytest.fixture
def broken(replace_view, school, badly) -> None:
    """The view breaks half-way through writing."""
    school_id = school.id
    replace_view(lambda: badly(school_id))


@pytest.fixture
def taken_meanwhile(replace_view) -> None:
    """PostgreSQL answers so to the second of two; SQLite lets nobody be second."""

    def add() -> None:
        raise IntegrityError("INSERT", {}, UniqueViolation())

    replace_view(add)


@pytest.fixture
def changed_meanwhile(replace_view, child) -> None:
    """Between the view's look at a child and its change, somebody else changes the child."""
    key = (child.school_id, child.id)

    def change() -> None:
        seen = db.session.get_one(Pupil, key)
        table = Pupil.__table__
        db.session.execute(table.update().where(table.c.id == key[1]).values(version=9))
        seen.surname = "Second"
        db.session.flush()

    replace_view(change)


@pytest.fixture
def replace_view(app, monkeypatch):
    """Puts something else in the place of one view."""

    def put(does) -> None:
        view = allow(permission_for(app, ENDPOINT))(lambda: does() or "")
        monkeypatch.setitem(app.view_functions, ENDPOINT, view)

    return put
