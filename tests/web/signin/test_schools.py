"""An adult of two schools works in one at a time."""

from app.foundation.database import db
from app.signin.models import StaffSession
from app.web.viewer import STAFF
from tests.support import make
from tests.support.client import token_on
from tests.support.make import PASSWORD


def test_an_adult_of_two_schools_chooses_and_gets_a_new_session(client, school):
    other = make.school("Othermade Primary School")
    adult = make.staff(school, "office")
    make._added(make.Membership(school_id=other.id, account_id=adult.id, role="office"))
    answer = client.submit(
        client.get("/sign-in"), {"email": adult.email_normal, "password": PASSWORD}
    )
    assert answer.location == "/sign-in/school"
    before = token(client)
    page = client.get(answer.location)
    client.submit(page, button=f"Go there {other.name}")

    assert token(client) != before
    account = client.get("/sign-in/account").text
    assert school.name in account
    assert 'href="/sign-in/school"' in account
    assert db.session.query(StaffSession).filter_by(school_id=other.id).count() == 1


def test_a_school_that_is_not_theirs_is_not_found(as_office):
    other = make.school("Othermade Primary School")
    page = as_office.get("/sign-in/school")
    assert other.name not in page.text
    assert "Go to another school" not in as_office.get("/sign-in/account").text
    answer = as_office.submit(page, button="Go there")
    assert answer.status_code == 303

    page = as_office.get("/sign-in/school")
    data = {"csrf_token": token_on(page), "school": other.id}
    assert as_office.post("/sign-in/school", data=data).status_code == 404
    assert as_office.post("/sign-in/school", data={**data, "school": "x"}).status_code == 400


def token(client) -> str:
    with client.session_transaction() as session:
        return session[STAFF]
