"""An adult changes their own password."""

from app.foundation.database import db
from app.signin.models import ClassOpening, StaffMiss
from tests.support.client import InspectingClient, token_on
from tests.support.make import PASSWORD
from tests.web.signin.test_staff import copy_of, sign_in

NEW = "kettle meadow trombone"


def test_the_new_password_lets_in_and_the_old_one_does_not(client, as_teacher, teacher):
    answer = change(as_teacher)
    assert answer.location == "/class/"
    assert "Your password is changed." in as_teacher.get("/sign-in/password").text

    assert sign_in(client, teacher.email_normal, PASSWORD).status_code == 422
    assert sign_in(client, teacher.email_normal, NEW).status_code == 303


def test_every_other_device_is_signed_out(app, as_teacher):
    elsewhere = copy_of(app, as_teacher)
    change(as_teacher)

    assert as_teacher.get("/sign-in/password").status_code == 200
    assert elsewhere.get("/sign-in/password").location == "/"


def test_without_the_old_password_nothing_changes_and_it_counts_as_a_miss(
    client, as_teacher, teacher
):
    answer = change(as_teacher, now="not this one")

    assert answer.status_code == 422
    assert "That is not your password now." in answer.text
    assert db.session.query(StaffMiss).count() == 1
    assert sign_in(client, teacher.email_normal, PASSWORD).status_code == 303


def test_guessing_the_old_password_is_slow(as_teacher):
    for _ in range(5):
        change(as_teacher, now="not this one")

    assert "There were too many wrong tries." in change(as_teacher).text


def test_a_short_password_is_refused_in_a_sentence(as_teacher):
    assert "Choose a password of 10 characters or more." in change(as_teacher, new="short").text


def test_two_that_differ_are_refused(as_teacher):
    answer = change(as_teacher, again="kettle meadow trumpet")

    assert "The two new passwords are not the same." in answer.text


def test_the_same_again_is_refused(as_teacher):
    assert "Choose another one." in change(as_teacher, new=PASSWORD).text


def test_the_page_of_ones_account_leads_to_it(as_teacher):
    assert 'href="/sign-in/password"' in as_teacher.get("/sign-in/account").text


def test_a_password_that_somebody_else_set_opens_only_the_page_that_changes_it(
    as_teacher, teacher, classroom
):
    teacher.password_is_temporary = True
    db.session.commit()
    room = f"/class/{classroom.id}"
    assert as_teacher.get(room).location == "/sign-in/password"
    page = as_teacher.get("/sign-in/password")
    assert "Choose a password of your own" in page.text
    assert classroom.name not in page.text
    opened = as_teacher.post(f"{room}/open", data={"csrf_token": token_on(page)})
    assert opened.location == "/sign-in/password"
    assert db.session.query(ClassOpening).count() == 0

    assert change(as_teacher).location == "/class/"
    assert as_teacher.get(room).status_code == 200


def test_whoever_will_not_choose_one_now_may_sign_out(as_teacher, teacher):
    teacher.password_is_temporary = True
    db.session.commit()
    as_teacher.submit(as_teacher.get("/sign-in/password"), button="Sign out")
    assert as_teacher.get("/class/").location == "/"


def change(client: InspectingClient, now=PASSWORD, new=NEW, again=None):
    page = client.get("/sign-in/password")
    fields = {"now": now, "new": new, "again": again or new}
    return client.submit(page, fields, button="Change my password", form="/sign-in/password")
