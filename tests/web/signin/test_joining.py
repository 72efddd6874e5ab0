"""An adult with an account comes into a second school: neither school's lead can do it for them."""

import pytest

from app.foundation.database import db
from app.schools.models import Invitation
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.support.make import PASSWORD
from tests.web.signin.test_staff import copy_of
from tests.web.signin.test_staff import sign_in as sign_in_at_the_door

CHOSEN = "kettle meadow trombone"


def test_the_code_and_the_password_together_let_them_in_with_a_new_password(
    client, adult, code, school
):
    answer = sign_in_at_the_door(client, adult.email_normal)
    assert answer.location == "/sign-in/school"
    choice = client.get(answer.location)
    assert school.name in choice.text
    assert f"Go there {school.name}" not in choice.text
    joined = join(client, code)
    assert joined.location == "/class/"
    assert school.name in client.get("/sign-in/school").text
    assert sign_in_at_the_door(client, adult.email_normal, CHOSEN).status_code == 303
    assert sign_in_at_the_door(client, adult.email_normal, PASSWORD).status_code == 422


def test_the_lead_who_knows_the_password_does_not_come_in_without_the_code(client, adult, code):
    sign_in_at_the_door(client, adult.email_normal)
    refused = join(client, "aaaa-bbbb-cccc-dddd")
    assert refused.status_code == 422
    assert "Ask the lead of that school" in refused.text
    assert waits(adult)


def test_the_lead_who_knows_the_code_does_not_come_in_without_the_password(client, adult, code):
    assert sign_in_at_the_door(client, adult.email_normal, code).status_code == 422
    sign_in_at_the_door(client, adult.email_normal)
    refused = join(client, code, now="not this one")
    assert refused.status_code == 422
    assert "That is not your password now." in refused.text
    assert waits(adult)


def test_whoever_was_signed_in_before_is_signed_out_of_both_schools(app, client, adult, code):
    sign_in_at_the_door(client, adult.email_normal)
    elsewhere = copy_of(app, client)
    join(client, code)
    assert elsewhere.get("/class/").location == "/"


def test_a_code_of_somebody_elses_opens_nothing(client, adult, code, school):
    other = make.staff(make.school(), "teacher")
    sign_in_at_the_door(client, other.email_normal)
    assert join(client, code).status_code == 422
    assert waits(adult)


def test_a_code_dies_after_two_weeks_and_a_new_one_works(client, as_lead, adult, code, time):
    time.move(days=14, minutes=1)
    lead = sign_in.staff_client(as_lead.application, db.session.merge(as_lead.lead), as_lead.school)
    sign_in_at_the_door(client, adult.email_normal)
    assert join(client, code).status_code == 422
    shown = lead.submit(lead.get(f"/school/staff/{adult.id}"), button="Make a new joining code")
    assert join(client, code_on(shown)).status_code == 303


def test_the_same_password_again_is_refused(client, adult, code):
    sign_in_at_the_door(client, adult.email_normal)
    assert "Choose another one." in join(client, code, new=PASSWORD).text
    assert waits(adult)


def test_who_has_not_come_in_yet_is_listed_so_and_is_not_the_lead_that_stays(as_lead, adult, code):
    assert "Has not joined yet" in as_lead.get("/school/staff").text
    page = as_lead.get(f"/school/staff/{adult.id}")
    as_lead.submit(page, {"roles": ["lead"]}, button="Save")
    assert waits(adult)
    own = as_lead.get(f"/school/staff/{as_lead.lead.id}")
    assert "nobody else does" in as_lead.submit(own, button="Take them off the staff").text


def test_an_offer_taken_back_opens_nothing(as_lead, client, adult, code):
    as_lead.submit(as_lead.get(f"/school/staff/{adult.id}"), button="Take them off the staff")
    assert not waits(adult)
    sign_in_at_the_door(client, adult.email_normal)
    assert join(client, code).status_code == 422


def test_where_the_first_place_ended_a_password_is_handed_over(as_lead, client, adult, code):
    for post in db.session.query(make.Membership).filter_by(school_id=adult.first_school):
        post.to_at = post.from_at
    shown = as_lead.submit(
        as_lead.get(f"/school/staff/{adult.id}"), button="Make a new joining code"
    )
    password = parsed(shown).first("//*[@id='password']").text_content()
    assert sign_in_at_the_door(client, adult.email_normal, PASSWORD).status_code == 422
    assert sign_in_at_the_door(client, adult.email_normal, password).status_code == 303


def test_who_left_the_first_school_may_be_added_again_with_a_password(
    as_lead, client, adult, code, app
):
    first = make.staff(db.session.get_one(make.School, adult.first_school), "lead")
    there = sign_in.staff_client(app, first, adult.first_school)
    there.submit(there.get(f"/school/staff/{adult.id}"), button="Take them off the staff")
    given = {"name": "Mr Both", "email": adult.email_normal, "roles": ["teacher"]}
    shown = as_lead.submit(as_lead.get("/school/staff/new"), given, button="Add")
    password = parsed(shown).first("//*[@id='password']").text_content()
    assert sign_in_at_the_door(client, adult.email_normal, password).status_code == 303


def join(client, code: str, now=PASSWORD, new=CHOSEN):
    page = client.get("/sign-in/join")
    fields = {"code": code, "now": now, "new": new, "again": new}
    return client.submit(page, fields, button="Join the school", form="/sign-in/join")


def code_on(shown) -> str:
    return parsed(shown).first("//*[@id='joining-code']").text_content()


def waits(adult) -> bool:
    return db.session.query(Invitation).filter_by(account_id=adult.id).count() == 1


@pytest.fixture
def adult():
    """Somebody who works at another school."""
    first = make.school("Elsewhere Primary")
    made = make.staff(first, "teacher", name="Mr Both")
    made.first_school = first.id
    return made


@pytest.fixture
def code(as_lead, adult, lead, school) -> str:
    """What the lead of the second school is shown when they add that adult."""
    as_lead.lead, as_lead.school = lead, school.id
    given = {"name": "Mr Both", "email": adult.email_normal, "roles": ["teacher"]}
    return code_on(as_lead.submit(as_lead.get("/school/staff/new"), given, button="Add"))
