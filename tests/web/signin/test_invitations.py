"""An adult takes the place that a school offers, with a link that works once.

Of somebody with an account elsewhere, neither school's lead can do it for them.
"""

import re

import pytest

from app.foundation.database import db
from app.schools.models import Account, Invitation
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.support.make import PASSWORD
from tests.web.signin.test_staff import copy_of
from tests.web.signin.test_staff import sign_in as sign_in_at_the_door

CHOSEN = "kettle meadow trombone"
NEW = {"name": "Miss Madeup", "email": "Miss.Madeup@School.example", "roles": ["teacher"]}


def test_somebody_new_opens_the_link_chooses_a_password_and_is_in(as_lead, client, school):
    token = invited(as_lead, NEW)
    shown = open_link(client, token)
    assert school.name in shown.text
    assert "Miss Madeup" in shown.text
    assert "Your password now" not in shown.text
    assert choose(client, shown).location == "/class/"
    assert f"You have joined {school.name}." in client.get("/class/").text
    again = sign_in_at_the_door(as_lead.application.test_client(), NEW["email"], CHOSEN)
    assert again.status_code == 303


def test_before_that_nothing_opens(as_lead, client):
    invited(as_lead, NEW)
    for password in ("", PASSWORD, CHOSEN):
        assert sign_in_at_the_door(client, NEW["email"], password).status_code in {200, 422}
    assert db.session.query(Account).filter_by(name="Miss Madeup").one().password_hash == ""


def test_a_link_works_once(as_lead, client, app):
    token = invited(as_lead, NEW)
    choose(client, open_link(client, token))
    assert "does not work any more" in open_link(app.test_client(), token).text


@pytest.mark.parametrize("token", ["1.nonsense", "nonsense", "999999999999.x", "."])
def test_a_link_that_never_was_says_so(client, token):
    assert open_link(client, token).status_code == 422


def test_the_secret_is_in_no_address_and_no_row(as_lead, client):
    token = invited(as_lead, NEW)
    offer = db.session.query(Invitation).one()
    assert token.encode() not in offer.code_digest
    page = client.get("/sign-in/invitation")
    assert parsed(page).first("//form[@data-fragment='token']") is not None


def test_a_short_password_or_two_that_differ_lose_nothing(as_lead, client):
    shown = open_link(client, invited(as_lead, NEW))
    short = client.submit(shown, {"new": "short", "again": "short"}, button="Join the school")
    assert (short.status_code, "10 characters" in short.text) == (422, True)
    differ = client.submit(short, {"new": CHOSEN, "again": "x"}, button="Join the school")
    assert "are not the same" in differ.text
    assert choose(client, differ).location == "/class/"


def test_an_invitation_ends_after_two_weeks_says_so_and_can_be_made_again(
    app, client, lead, school, time
):
    first = sign_in.staff_client(app, lead, school.id)
    token = invited(first, NEW)
    time.move(days=14, minutes=1)
    again = sign_in.staff_client(app, db.session.merge(lead), school.id)
    assert open_link(client, token).status_code == 422
    assert "Invitation has ended" in again.get("/school/staff").text
    fresh = invited_again(again)
    assert choose(client, open_link(client, fresh)).location == "/class/"


def test_a_new_link_voids_the_one_before(as_lead, client):
    token = invited(as_lead, NEW)
    invited_again(as_lead)
    assert open_link(client, token).status_code == 422


def test_an_invitation_taken_back_opens_nothing(as_lead, client):
    token = invited(as_lead, NEW)
    as_lead.submit(page_of_theirs(as_lead), button="Take the invitation back")
    assert open_link(client, token).status_code == 422
    assert "Miss Madeup" not in as_lead.get("/school/staff").text


def test_with_an_account_elsewhere_link_and_password_together_let_them_in(
    as_lead, client, both, school
):
    shown = open_link(client, invited(as_lead, of(both)))
    joined = choose(client, shown, now=PASSWORD)
    assert joined.location == "/sign-in/school"
    assert school.name in client.get("/sign-in/school").text
    assert sign_in_at_the_door(client, both.email_normal, CHOSEN).status_code == 303
    assert sign_in_at_the_door(client, both.email_normal, PASSWORD).status_code == 422


def test_the_lead_who_made_the_link_does_not_come_in_with_it_alone(as_lead, client, both):
    token = invited(as_lead, of(both))
    refused = choose(client, open_link(client, token), now="not this one")
    assert refused.status_code == 422
    assert "That is not your password now." in refused.text
    assert waits(both)


def test_guessing_the_password_at_a_link_is_slow(as_lead, client, both):
    shown = open_link(client, invited(as_lead, of(both)))
    for _ in range(5):
        choose(client, shown, now="not this one")
    assert "too many wrong tries" in choose(client, shown, now=PASSWORD).text


def test_the_first_schools_lead_who_knows_the_password_does_not_come_in_without_the_link(
    as_lead, client, both, school
):
    invited(as_lead, of(both))
    assert sign_in_at_the_door(client, both.email_normal).location == "/sign-in/school"
    choice = client.get("/sign-in/school")
    assert f"At {school.name}." in choice.text
    assert f"Go there {school.name}" not in choice.text


def test_whoever_was_signed_in_before_is_signed_out_of_both_schools(app, as_lead, client, both):
    sign_in_at_the_door(client, both.email_normal)
    elsewhere = copy_of(app, client)
    fresh = app.test_client()
    choose(fresh, open_link(fresh, invited(as_lead, of(both))), now=PASSWORD)
    assert elsewhere.get("/class/").location == "/"


def test_the_same_password_again_is_refused(as_lead, client, both):
    shown = open_link(client, invited(as_lead, of(both)))
    assert "Choose another one." in choose(client, shown, now=PASSWORD, new=PASSWORD).text
    assert waits(both)


def test_who_has_not_come_in_yet_is_not_the_lead_that_stays(as_lead, lead):
    invited(as_lead, NEW | {"roles": ["lead"]})
    assert "1 has not joined yet" in as_lead.get("/school/staff").text
    own = as_lead.get(f"/school/staff/{lead.id}")
    assert "nobody else does" in as_lead.submit(own, button="Take them off the staff").text


def test_who_left_every_school_comes_back_by_a_link_and_an_old_password_is_void(
    as_lead, client, teacher
):
    as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Take them off the staff")
    token = invited(as_lead, of(teacher))
    assert sign_in_at_the_door(client, teacher.email_normal, PASSWORD).status_code == 422
    shown = open_link(client, token)
    assert "Your password now" not in shown.text
    assert choose(client, shown).location == "/class/"


def of(adult: Account) -> dict[str, object]:
    return {"name": adult.name, "email": adult.email_normal, "roles": ["teacher"]}


def invited(lead, given) -> str:
    return token_on(lead.submit(lead.get("/school/staff/new"), given, button="Invite"))


def invited_again(lead) -> str:
    return token_on(lead.submit(page_of_theirs(lead), button="Make a new link"))


def page_of_theirs(lead):
    adult = db.session.query(Account).filter_by(name="Miss Madeup").one()
    return lead.get(f"/school/staff/{adult.id}")


def token_on(shown) -> str:
    link = parsed(shown).first("//*[@id='link']").text_content()
    assert re.fullmatch(r"http://localhost/sign-in/[\w-]+#[\w.-]{22,}", link), link
    return link.partition("#")[2]


def open_link(client, token: str, path="/sign-in/invitation"):
    return client.submit(client.get(path), {"token": token}, button="Go on")


def choose(client, shown, now: str = "", new: str = CHOSEN):
    fields = {"new": new, "again": new} | ({"now": now} if now else {})
    return client.submit(shown, fields, button="Join the school")


def waits(adult) -> bool:
    return db.session.query(Invitation).filter_by(account_id=adult.id).count() == 1


@pytest.fixture
def both() -> Account:
    """Somebody who works at another school."""
    return make.staff(make.school("Elsewhere Primary"), "teacher", name="Mr Both")
