"""With a second factor, a password alone opens one page: that which asks for the code."""

import pyotp
import pytest

from app.foundation import clock
from app.foundation.database import db
from app.schools.models import SchoolOptions
from app.signin.models import StaffMiss
from tests.support import make, sign_in
from tests.support.make import PASSWORD
from tests.web.signin.test_factors import FACTOR, answer, codes_on, secret_on
from tests.web.signin.test_staff import sign_in as at_the_door

ASKED = "/sign-in/code"


def test_the_password_alone_opens_nothing_else(client, guarded, classroom):
    at_the_door(client, guarded.email)
    for path in ("/school/", f"/class/{classroom.id}", "/sign-in/account", "/sign-in/password"):
        assert client.get(path).location == ASKED
    assert "Type the code" in client.get(ASKED).text


def test_a_code_lets_them_in_and_works_once(app, client, guarded, time):
    time.move(minutes=1)
    code = guarded.app.at(clock.now())
    assert give(client, guarded, code).location == "/school/"
    assert client.get("/school/").status_code == 200
    assert give(app.test_client(), guarded, code).status_code == 422


def test_the_code_that_set_it_up_is_used_up(client, guarded):
    assert give(client, guarded, guarded.app.at(clock.now())).status_code == 422


def test_a_recovery_code_stands_in_once_and_says_how_many_are_left(app, client, guarded):
    code = guarded.codes[0]
    assert give(client, guarded, code.upper().replace("-", " ")).location == "/sign-in/account"
    page = client.get("/sign-in/account").text
    assert "9" in page
    assert "recovery codes are left" in page
    assert give(app.test_client(), guarded, code).status_code == 422


def test_guessing_is_slow_and_the_right_password_does_not_forgive_it(app, client, guarded, time):
    for _ in range(5):
        assert "not right now" in give(client, guarded, "000000").text
    time.move(minutes=1)
    late = give(app.test_client(), guarded, guarded.app.at(clock.now()))
    assert "too many wrong tries" in late.text
    assert db.session.query(StaffMiss).count() == 5


def test_signing_out_is_open(client, guarded):
    at_the_door(client, guarded.email)
    assert client.submit(client.get(ASKED), button="Sign out").location == "/"


def test_it_is_remembered_for_no_longer_than_the_session(app, client, guarded, time):
    time.move(minutes=1)
    give(client, guarded, guarded.app.at(clock.now()))
    client.submit(client.get("/sign-in/account"), button="Sign out")
    at_the_door(client, guarded.email)
    assert client.get("/school/").location == ASKED


def test_a_new_password_on_this_device_does_not_ask_again(client, guarded, time):
    time.move(minutes=1)
    give(client, guarded, guarded.app.at(clock.now()))
    page = client.get("/sign-in/password")
    new = "kettle meadow trombone"
    given = {"now": PASSWORD, "new": new, "again": new}
    client.submit(page, given, button="Change my password")
    assert client.get("/school/").status_code == 200


@pytest.mark.parametrize("role", ["lead", "office", "champion", "safeguarding"])
def test_who_sees_more_than_one_class_has_a_fortnight(app, client, school, role, time):
    adult = make.staff(school, role)
    ask(school)
    answer_at_door = at_the_door(client, adult.email_normal)
    assert answer_at_door.location not in {ASKED, FACTOR}
    assert "From Thursday 25 June on" in client.get(answer_at_door.location).text
    time.move(days=14, minutes=1)
    later = app.test_client()
    at_the_door(later, adult.email_normal)
    assert later.get("/school/").location == FACTOR
    assert "asks for it now" in later.get(FACTOR).text
    assert "The second factor is on" in answer(later, later.get(FACTOR)).text
    assert later.get("/sign-in/account").status_code == 200


def test_a_teacher_of_one_class_is_never_asked_and_of_two_is(app, school, classroom, time):
    one = make.staff(school, "teacher", classes=(classroom,))
    two = make.staff(school, "teacher", classes=(classroom, make.school_class(school)))
    ask(school)
    time.move(days=15)
    assert sign_in.staff_client(app, one, school.id).get("/class/").location != FACTOR
    assert sign_in.staff_client(app, two, school.id).get("/class/").location == FACTOR


def test_a_school_that_does_not_ask_is_not_told(client, lead):
    where = at_the_door(client, lead.email_normal).location
    assert "a code from an app" not in client.get(where).text


def give(client, guarded, code: str):
    at_the_door(client, guarded.email)
    return client.submit(client.get(ASKED), {"code": code}, button="Go on")


def ask(school) -> None:
    db.session.add(SchoolOptions(school_id=school.id, factor_asked_at=clock.now()))
    db.session.commit()


class Guarded:
    """A lead with a second factor: what their phone and their drawer hold."""

    def __init__(self, client, adult) -> None:
        self.email = adult.email_normal
        shown = client.get(FACTOR)
        self.app = pyotp.TOTP(secret_on(shown))
        self.codes = codes_on(answer(client, shown))


@pytest.fixture
def guarded(as_lead, lead) -> Guarded:
    return Guarded(as_lead, lead)
