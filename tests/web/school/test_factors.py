"""The lead asks for a second factor, and takes a colleague's away who lost the phone."""

import pytest

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import Account, Membership
from tests.support import make, sign_in
from tests.support.client import token_on
from tests.web.signin.test_factors import FACTOR, answer
from tests.web.signin.test_invitations import invited, of
from tests.web.signin.test_staff import sign_in as at_the_door


def test_asking_shows_who_has_it_and_until_when_others_have_time(as_lead, office):
    page = as_lead.get("/school/staff")
    assert "Not asked for" in page.text
    as_lead.submit(page, button="Ask for it")
    answer(as_lead, as_lead.get(FACTOR))
    shown = as_lead.get("/school/staff").text
    assert "Asked from 25 June" in shown
    assert "On</span>" in shown
    as_lead.submit(as_lead.get("/school/staff"), button="Stop asking")
    assert "Asked from" not in as_lead.get("/school/staff").text


def test_a_lost_phone_is_helped_and_they_are_told_when_they_next_sign_in(
    as_lead, client, guarded, time
):
    page = as_lead.get(f"/school/staff/{guarded.id}")
    as_lead.submit(page, button="Turn their second factor off")
    assert "They lost their phone" not in as_lead.get(f"/school/staff/{guarded.id}").text
    at_the_door(client, guarded.email_normal)
    assert "was turned off for you on Thursday 11 June" in client.get("/sign-in/account").text
    at_the_door(client, guarded.email_normal)
    assert "was turned off for you" not in client.get("/sign-in/account").text
    assert "second factor reset" in {one.action for one in db.session.query(AuditEvent)}


def test_a_lead_takes_none_away_that_guards_another_school_too(as_lead, guarded):
    elsewhere = make.school("Elsewhere Primary")
    make._added(Membership(school_id=elsewhere.id, account_id=guarded.id, role="teacher"))
    page = as_lead.get(f"/school/staff/{guarded.id}")
    refused = as_lead.submit(page, button="Turn their second factor off")
    assert refused.status_code == 422
    assert db.session.get_one(Account, guarded.id).factor_sealed is not None


def test_nor_one_of_somebody_who_is_only_invited(app, guarded):
    elsewhere = make.school("Elsewhere Primary")
    other = sign_in.staff_client(app, make.staff(elsewhere, "lead"), elsewhere.id)
    invited(other, of(guarded))
    data = {"csrf_token": token_on(other.get("/school/staff"))}
    refused = other.post(f"/school/staff/{guarded.id}/second-factor/off", data=data)
    assert refused.status_code == 422
    assert db.session.get_one(Account, guarded.id).factor_sealed is not None


def test_a_lead_does_not_take_their_own_away_without_a_password(as_lead, lead):
    answer(as_lead, as_lead.get(FACTOR))
    data = {"csrf_token": token_on(as_lead.get("/school/staff"))}
    refused = as_lead.post(f"/school/staff/{lead.id}/second-factor/off", data=data)
    assert refused.status_code == 422
    assert db.session.get_one(Account, lead.id).factor_sealed is not None


@pytest.fixture
def guarded(as_teacher, teacher) -> Account:
    """The teacher, who has set a second factor up."""
    answer(as_teacher, as_teacher.get(FACTOR))
    return teacher
