"""A second factor: set up with an app, asked for at sign-in, and turned off."""

import pyotp
import pytest

from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.schools.models import Account
from app.signin.actions import renew_recovery_codes
from app.signin.models import RecoveryCode
from app.signin.queries.staff import password_misses
from tests.support import make
from tests.support.client import parsed
from tests.support.make import PASSWORD

FACTOR = "/sign-in/factor"


def test_an_app_is_shown_a_picture_and_answers_with_a_code(as_lead, lead):
    shown = as_lead.get(FACTOR)
    assert parsed(shown).first("//main//*[local-name()='svg'][@role='img']") is not None
    done = answer(as_lead, shown)
    assert "The second factor is on" in done.text
    assert len(codes_on(done)) == 10
    assert "You sign in with a password and a code" in as_lead.get("/sign-in/account").text


def test_the_secret_and_the_codes_are_not_kept_in_clear(as_lead, lead):
    shown = as_lead.get(FACTOR)
    made = codes_on(answer(as_lead, shown))
    db.session.expire_all()
    kept = db.session.get_one(Account, lead.id).factor_sealed
    assert secret_on(shown).encode() not in kept
    digests = {row.code_digest for row in db.session.query(RecoveryCode)}
    assert len(digests) == 10
    assert not {code.encode() for code in made} & digests


def test_a_wrong_code_changes_nothing_and_the_picture_stays_the_same(as_lead, lead):
    shown = as_lead.get(FACTOR)
    refused = as_lead.submit(shown, {"code": "000000"}, button="Turn it on")
    assert refused.status_code == 422
    assert "That code is not right now." in refused.text
    assert "Or type a recovery code" not in refused.text  # there is none yet
    assert secret_on(refused) == secret_on(shown)
    assert "The second factor is on" in answer(as_lead, refused).text


def test_nobody_brings_a_secret_of_their_own(as_lead, as_teacher):
    other = as_teacher.get(FACTOR)
    theirs = parsed(other).first("//input[@name='sealed']").get("value")
    for sealed in (theirs, "", "AAAA", "é"):
        code = pyotp.TOTP(secret_on(other)).at(clock.now())
        given = {"code": code, "sealed": sealed}
        page = as_lead.get(FACTOR)
        assert as_lead.submit(page, given, button="Turn it on").status_code == 400


def test_one_that_is_set_up_is_not_set_up_again(as_lead):
    answer(as_lead, as_lead.get(FACTOR))
    assert as_lead.get(FACTOR).location == "/sign-in/account"


def test_turning_it_off_asks_for_the_password(as_lead, lead):
    answer(as_lead, as_lead.get(FACTOR))
    page = as_lead.get(f"{FACTOR}/off")
    wrong = as_lead.submit(page, {"password": "not this one"}, button="Turn it off")
    assert wrong.status_code == 422
    assert db.session.get_one(Account, lead.id).factor_sealed is not None
    off = as_lead.submit(page, {"password": PASSWORD}, button="Turn it off")
    assert off.location == "/sign-in/account"
    db.session.expire_all()
    assert db.session.get_one(Account, lead.id).factor_sealed is None
    assert db.session.query(RecoveryCode).count() == 0


def test_new_recovery_codes_void_the_old(as_lead):
    first = codes_on(answer(as_lead, as_lead.get(FACTOR)))
    page = as_lead.get(f"{FACTOR}/recovery-codes")
    second = codes_on(as_lead.submit(page, {"password": PASSWORD}, button="Make new codes"))
    assert len(second) == 10
    assert not set(first) & set(second)
    assert db.session.query(RecoveryCode).count() == 10


def test_new_recovery_codes_ask_for_the_password_and_count_a_wrong_one(as_lead, lead):
    answer(as_lead, as_lead.get(FACTOR))
    page = as_lead.get(f"{FACTOR}/recovery-codes")
    kept = {row.code_digest for row in db.session.query(RecoveryCode)}
    wrong = as_lead.submit(page, {"password": "not this one"}, button="Make new codes")
    assert (wrong.status_code, codes_on(wrong)) == (422, [])
    assert {row.code_digest for row in db.session.query(RecoveryCode)} == kept
    assert len(password_misses(lead.email_normal)) == 1


def test_without_a_second_factor_there_are_no_codes(as_lead, lead, school):
    assert as_lead.get(f"{FACTOR}/recovery-codes").location == FACTOR
    with pytest.raises(Refused, match="Set up the second factor first"):
        renew_recovery_codes(make.staff_viewer(lead, school), PASSWORD)


@pytest.mark.parametrize("moved", [-61, 61])
def test_a_code_of_two_steps_away_is_refused(as_lead, moved):
    shown = as_lead.get(FACTOR)
    code = pyotp.TOTP(secret_on(shown)).at(int(clock.now().timestamp()) + moved)
    assert as_lead.submit(shown, {"code": code}, button="Turn it on").status_code == 422


def answer(client, shown):
    """Type what the app shows."""
    code = pyotp.TOTP(secret_on(shown)).at(clock.now())
    return client.submit(shown, {"code": code}, button="Turn it on")


def secret_on(shown) -> str:
    return parsed(shown).first("//*[@id='secret']").text_content().replace(" ", "")


def codes_on(shown) -> list[str]:
    return [code.text_content() for code in parsed(shown).all("//ol[@class='codes']//code")]
