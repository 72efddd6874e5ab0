"""The careers lead lets adults in, says what they do, and lets them go."""

import re

from sqlalchemy import select

from app.foundation.database import db
from app.schools.models import Account, Membership
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.web.signin.test_password import change

NEW = {"name": "Miss Madeup", "email": "Miss.Madeup@School.example"}


def test_everybody_who_works_here_is_listed(as_lead, lead, teacher, classroom, office):
    page = as_lead.get("/school/staff")
    assert "3 adults can sign in here" in page.text
    assert all(one.name in page.text for one in (lead, teacher, office))


def test_somebody_new_signs_in_with_the_password_that_is_shown_once(
    as_lead, client, classroom, school
):
    page = as_lead.get("/school/staff/new")
    chosen = NEW | {"roles": ["teacher"], "class_ids": [str(classroom.id)]}
    handed = as_lead.submit(page, chosen, button="Add")
    password = parsed(handed).first("//*[@id='password']").text_content()
    assert re.fullmatch(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", password)
    assert password not in as_lead.get("/school/staff").text
    door = client.get("/sign-in")
    entered = client.submit(door, {"email": "miss.madeup@school.example", "password": password})
    assert entered.status_code == 303
    assert client.get(f"/class/{classroom.id}").location == "/sign-in/password"
    change(client, now=password)
    assert "Maple" in client.get(f"/class/{classroom.id}").text


def test_what_is_missing_is_told_and_nothing_is_lost(as_lead):
    page = as_lead.get("/school/staff/new")
    wrong = as_lead.submit(page, {"name": "Miss Madeup", "email": "miss"}, button="Add")
    assert wrong.status_code == 422
    assert "Tick at least one" in wrong.text
    assert "Miss Madeup" in wrong.text
    again = as_lead.submit(page, {"name": "M", "email": "miss", "roles": ["teacher"]}, button="Add")
    assert "needs an @" in again.text


def test_somebody_who_works_here_already_is_not_added_twice(as_lead, teacher):
    page = as_lead.get("/school/staff/new")
    given = {"name": "X", "email": teacher.email_normal, "roles": ["office"]}
    assert "works here already" in as_lead.submit(page, given, button="Add").text


def test_an_account_of_another_school_keeps_its_password_and_is_given_a_code(as_lead, school):
    elsewhere = make.school("Elsewhere Primary")
    adult = make.staff(elsewhere, "teacher", name="Mr Both")
    page = as_lead.get("/school/staff/new")
    given = {"name": "Mr Both", "email": adult.email_normal, "roles": ["teacher"]}
    answer = as_lead.submit(page, given, button="Add")
    assert "Joining code" in answer.text
    assert adult.password_hash == make.PASSWORD_HASH


def test_a_lead_makes_no_password_for_somebody_of_two_schools(as_lead, school, teacher):
    elsewhere = make.school("Elsewhere Primary")
    make._added(Membership(school_id=elsewhere.id, account_id=teacher.id, role="teacher"))
    shown = as_lead.get(f"/school/staff/{teacher.id}")
    refused = as_lead.submit(shown, button="Make a new password")
    assert refused.status_code == 422
    assert "works at another school too" in refused.text


def test_roles_and_classes_can_be_changed(as_lead, school, teacher, classroom):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    as_lead.submit(page, {"roles": ["office"], "class_ids": None}, button="Save")
    theirs = sign_in.staff_client(as_lead.application, teacher, school.id)
    assert theirs.get("/school/imports").status_code == 200
    assert theirs.get(f"/class/{classroom.id}").status_code == 404


def test_the_last_lead_stays(as_lead, lead):
    page = as_lead.get(f"/school/staff/{lead.id}")
    assert "nobody else does" in as_lead.submit(page, {"roles": ["teacher"]}, button="Save").text
    assert as_lead.submit(page, button="Take them off the staff").status_code == 422
    held = db.session.scalars(select(Membership).where(Membership.account_id == lead.id)).all()
    assert [(one.role, one.to_at) for one in held] == [("lead", None)]


def test_a_second_lead_may_let_the_first_go(as_lead, lead, school):
    make.staff(school, "lead")
    page = as_lead.get(f"/school/staff/{lead.id}")
    as_lead.submit(page, {"roles": ["teacher"]}, button="Save")
    assert as_lead.get("/school/staff").status_code == 404


def test_a_new_password_signs_them_out_everywhere(as_lead, as_teacher, teacher):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    shown = as_lead.submit(page, button="Make a new password")
    assert "Hand this over in person" in shown.text
    assert as_teacher.get("/class/").status_code == 303
    assert as_teacher.get("/class/").location == "/"


def test_somebody_taken_off_the_staff_is_out_at_once_and_may_return(as_lead, as_teacher, teacher):
    page = as_lead.get(f"/school/staff/{teacher.id}")
    as_lead.submit(page, button="Take them off the staff")
    assert as_teacher.get("/class/").location == "/"
    assert "can no longer sign in here" in as_lead.get("/school/staff").text
    assert teacher.email_normal not in as_lead.get("/school/staff").text
    assert db.session.get_one(Account, teacher.id).disabled_at is not None
    back = {"name": "Miss Back", "email": teacher.email_normal, "roles": ["teacher"]}
    shown = as_lead.submit(as_lead.get("/school/staff/new"), back, button="Add")
    assert "Miss Back can sign in now" in shown.text
    assert db.session.get_one(Account, teacher.id).disabled_at is None


def test_an_adult_of_another_school_is_not_found(as_lead):
    stranger = make.staff(make.school(), "lead")
    assert as_lead.get(f"/school/staff/{stranger.id}").status_code == 404


def test_the_office_cannot_let_anybody_in(as_office):
    assert as_office.get("/school/staff").status_code == 404
