"""`flask school add` and `flask staff add`: a first school, and the first adult in it."""

import pytest
from flask import Flask
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import ClassStaff, SchoolClass, SchoolOptions
from app.schools.queries import school_by_urn
from tests.support import make
from tests.web.signin.test_invitations import open_link

SCHOOL = ("school", "add", "Madeup Primary", "--urn", "999123", "--laestab", "9991230")
LEAD = ("staff", "add", "--school", "999123", "--role", "lead", "--name", "Ms Madeup")


def test_a_first_school_and_its_lead_can_be_made_and_the_lead_signs_in(run, client):
    made = run(*SCHOOL)
    assert "Add its careers lead" in made.output
    password = run(*LEAD, "--email", "Lead@School.example").output.splitlines()[-1]
    door = client.get("/sign-in")
    given = {"email": "lead@school.example", "password": password}
    assert client.submit(door, given).location == "/school/"
    assert client.get("/school/").location == "/sign-in/password"
    trail = set(db.session.scalars(select(AuditEvent.action)))
    assert {"school added", "account added", "made lead"} <= trail


def test_upns_are_off_unless_a_reason_is_given(run):
    run(*SCHOOL)
    assert db.session.scalars(select(SchoolOptions)).one().uses_upn is False
    run("school", "add", "B", "--urn", "999124", "--laestab", "9991240", "--upn-why", "to match")
    kept = db.session.get_one(SchoolOptions, school_by_urn("999124").id)
    assert (kept.uses_upn, kept.uses_upn_why) == (True, "to match")


@pytest.mark.parametrize(
    ("instead", "sentence"),
    [
        (("--urn", "12"), "A URN is six digits"),
        (("--laestab", "12"), "A LAESTAB is seven digits"),
    ],
)
def test_a_number_that_cannot_be_is_told(run, instead, sentence):
    answer = run(*SCHOOL, *instead)
    assert answer.exit_code != 0
    assert sentence in answer.output


def test_a_school_is_added_once(run):
    run(*SCHOOL)
    again = run(*SCHOOL)
    assert again.exit_code != 0
    assert "is known already" in again.output


def test_a_teacher_is_given_classes_by_name(run):
    run(*SCHOOL)
    room = SchoolClass(
        school_id=school_by_urn("999123").id, school_year=2025, name="6 Oak", nc_years=["6"]
    )
    db.session.add(room)
    teacher = ("staff", "add", "--school", "999123", "--role", "teacher", "--name", "Mr A")
    wrong = run(*teacher, "--email", "a@school.example", "--class", "6 Elm")
    assert "No class is called 6 Elm. There are: 6 Oak." in wrong.output
    assert run(*teacher, "--email", "a@school.example", "--class", "6 oak").exit_code == 0
    assert [one.class_id for one in db.session.scalars(select(ClassStaff))] == [room.id]


def test_a_lost_password_is_replaced_even_for_somebody_at_two_schools(run):
    run(*SCHOOL)
    adult = make.staff(make.school("Elsewhere Primary"), "teacher", name="Ms Madeup")
    invited = run(*LEAD, "--email", adult.email_normal).output
    assert "/sign-in/invitation#" in invited.splitlines()[-1]
    given = ("staff", "password", "--school", "999123", "--email")
    assert "/sign-in/invitation#" in run(*given, adult.email_normal).output
    assert "Nobody at this school signs in with" in run(*given, "x@school.example").output


def test_a_link_lets_somebody_choose_a_password_and_a_lost_phone_is_helped(run, client):
    run(*SCHOOL)
    run(*LEAD, "--email", "lead@school.example")
    theirs = ("--school", "999123", "--email", "lead@school.example")
    link = run("staff", "link", *theirs).output.strip()
    token = link.partition("/sign-in/new-password#")[2]
    assert "lead@school.example" in open_link(client, token, "/sign-in/new-password").text
    assert "has no second factor" in run("staff", "factor-off", *theirs).output


@pytest.fixture
def run(app: Flask):
    def run_(*words: str):
        db.session.commit()
        answer = app.test_cli_runner().invoke(args=list(words))
        db.session.expire_all()
        return answer

    return run_
