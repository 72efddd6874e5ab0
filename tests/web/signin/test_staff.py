"""Adults sign in and out: the same for a stranger as for a colleague, and really out."""

import re

import pytest

from app.foundation.database import db
from app.signin import waiting
from app.signin.models import StaffMiss, StaffSession
from app.signin.queries.staff import address_digest, email_digest
from app.web.viewer import STAFF
from tests.support import make
from tests.support.client import InspectingClient
from tests.support.make import PASSWORD

SIXTH = "There were too many wrong tries. Try again at 10:35"


def test_an_adult_signs_in_and_lands_where_their_role_works(client, school, teacher, classroom):
    answer = sign_in(client, teacher.email_normal)

    assert (answer.status_code, answer.location) == (303, "/class/")
    assert client.get(f"/class/{classroom.id}/open").status_code == 200


@pytest.mark.parametrize(("role", "place"), [("office", "/school/"), ("lead", "/school/")])
def test_the_office_and_the_lead_land_where_they_work(client, school, role, place):
    answer = sign_in(client, make.staff(school, role).email_normal)

    assert answer.location.rstrip("/") == place.rstrip("/")


def test_an_address_is_taken_in_any_case(client, teacher):
    assert sign_in(client, f" {teacher.email_normal.upper()} ").status_code == 303


def test_a_stranger_and_a_colleague_are_told_the_same(client, teacher):
    known = sign_in(client, teacher.email_normal, "wrong")
    unknown = sign_in(client, "nobody@school.example", "wrong")

    assert known.status_code == unknown.status_code == 422
    assert without_token(known, teacher.email_normal) == without_token(
        unknown, "nobody@school.example"
    )


@pytest.mark.parametrize("known", [True, False])
def test_the_sixth_try_is_refused_even_if_right_and_says_when_to_come_back(client, teacher, known):
    email = teacher.email_normal if known else "nobody@school.example"
    for _ in range(5):
        assert sign_in(client, email, "wrong").status_code == 422

    assert SIXTH in sign_in(client, email, PASSWORD).text


def test_after_the_wait_the_right_password_is_taken_and_misses_are_forgotten(client, teacher, time):
    for _ in range(5):
        sign_in(client, teacher.email_normal, "wrong")
    time.move(minutes=6)

    assert sign_in(client, teacher.email_normal).status_code == 303
    assert {miss.email_digest for miss in db.session.query(StaffMiss)} == {
        address_digest("127.0.0.1")
    }


def test_a_miss_is_kept_although_the_answer_is_no(client, teacher):
    sign_in(client, teacher.email_normal, "wrong")

    counted = {miss.email_digest for miss in db.session.query(StaffMiss)}
    assert counted == {email_digest(teacher.email_normal), address_digest("127.0.0.1")}


def test_a_copied_cookie_dies_at_sign_out(app, as_teacher, classroom):
    thief = copy_of(app, as_teacher)
    page = f"/class/{classroom.id}/open"
    assert thief.get(page).status_code == 200
    as_teacher.submit(as_teacher.get(page), button="Sign out")

    assert thief.get(page).location == "/"
    assert as_teacher.get(page).location == "/"


def test_a_session_planted_before_is_not_the_session_after(client, teacher):
    with client.session_transaction() as session:
        session.update({STAFF: "planted", "left-behind": "by somebody"})
    sign_in(client, teacher.email_normal)

    with client.session_transaction() as session:
        assert session[STAFF] != "planted"
        assert "left-behind" not in session


def test_a_session_ends_after_eight_hours(client, teacher, classroom, time):
    sign_in(client, teacher.email_normal)
    time.move(hours=7, minutes=59)
    assert client.get(f"/class/{classroom.id}/open").status_code == 200
    time.move(minutes=2)

    assert client.get(f"/class/{classroom.id}/open").location == "/"


def test_one_password_is_not_tried_on_every_account_from_one_address(client, teacher, time):
    missed_from_here(waiting.PASSWORDS_IN_A_WHILE)

    assert "Try again at 10:40" in sign_in(client, teacher.email_normal).text
    elsewhere = {"environ_overrides": {"REMOTE_ADDR": "192.0.2.9"}}
    page = client.get("/sign-in")
    given = {"email": teacher.email_normal, "password": PASSWORD}
    assert client.submit(page, given, **elsewhere).status_code == 303
    time.move(minutes=10)
    assert sign_in(client, teacher.email_normal).status_code == 303


def test_a_school_of_two_hundred_half_of_whom_mistype_signs_in(client, teacher):
    missed_from_here(100)

    assert sign_in(client, teacher.email_normal).status_code == 303


def test_an_adult_without_a_post_is_told_whom_to_ask(client, teacher):
    for membership in db.session.query(make.Membership):
        db.session.delete(membership)

    assert "no place in a school" in sign_in(client, teacher.email_normal).text


def test_an_empty_form_says_what_to_type(client):
    page = client.submit(client.get("/sign-in"), button="Sign in")

    assert "Type your email address." in page.text
    assert db.session.query(StaffSession).count() == 0


def sign_in(client: InspectingClient, email: str, password: str = PASSWORD):
    return client.submit(client.get("/sign-in"), {"email": email, "password": password})


def missed_from_here(times: int) -> None:
    """So many wrong passwords from the address of the test client, a few seconds ago."""
    here = address_digest("127.0.0.1")
    db.session.add_all(StaffMiss(email_digest=here) for _ in range(times))


def without_token(page, email: str) -> str:
    """The page, but for what differs every time: the token, and the address as it was typed."""
    return re.sub(r'name="csrf_token"[^>]*value="[^"]*"', "", page.text).replace(email, "")


def copy_of(app, client: InspectingClient) -> InspectingClient:
    """Another browser with the same cookie."""
    thief = InspectingClient(app)
    name = app.config["SESSION_COOKIE_NAME"]
    thief.set_cookie(name, client.get_cookie(name).value)
    return thief
