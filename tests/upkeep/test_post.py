"""Letters are sent by the loop, tried again, and given up; what they say is sealed meanwhile."""

import pytest
from sqlalchemy import select

from app.foundation import mail
from app.foundation.database import db
from app.schools.models import Account
from app.tasks import outgoing
from app.tasks.models import Outgoing
from app.upkeep import post
from tests.support.client import parsed
from tests.support.post import Postbox
from tests.web.signin.test_invitations import NEW, choose, open_link


def test_an_invitation_goes_by_mail_and_is_not_shown(as_lead, client, postbox):
    shown = invite(as_lead)
    assert "A letter is on its way" in shown.text
    assert "#" not in shown.text.partition("<main")[2].partition("</main")[0].replace("svg#", "")
    assert "Letter on its way" in as_lead.get("/school/staff").text
    assert post.send_due() == 1
    letter = postbox.only()
    assert (letter.to, "Dear Miss Madeup" in letter.text) == ("miss.madeup@school.example", True)
    assert choose(client, open_link(client, letter.token())).location == "/class/"


def test_what_it_says_is_sealed_and_gone_once_it_is_sent(as_lead, postbox):
    invite(as_lead)
    row = letter()
    assert b"sign-in" not in row.body_sealed
    assert b"madeup" not in row.body_sealed.lower()
    post.send_due()
    db.session.expire_all()
    assert (row.body_sealed, row.next_try_at) == (None, None)
    assert row.sent_at is not None


def test_a_mail_server_that_is_away_is_tried_again_later_with_the_same_letter(
    as_lead, postbox, time
):
    invite(as_lead)
    postbox.refusing = False
    assert post.send_due() == 0
    postbox.refusing = None
    assert post.send_due() == 0
    time.move(minutes=1)
    assert post.send_due() == 1
    assert postbox.only().id == letter().id


def test_a_day_of_tries_is_enough_and_the_lead_is_told(as_lead, postbox, time):
    invite(as_lead)
    postbox.refusing = False
    for pause in outgoing.PAUSES:
        post.send_due()
        time.move(seconds=pause.total_seconds())
    assert letter().next_try_at is not None
    post.send_due()
    db.session.expire_all()
    assert (letter().next_try_at, letter().body_sealed) == (None, None)
    assert sum(pause.total_seconds() for pause in outgoing.PAUSES) >= 20 * 3600


def test_an_address_that_the_mail_server_does_not_know_is_told_at_once(as_lead, postbox):
    invite(as_lead)
    postbox.refusing = True
    post.send_due()
    assert "The letter could not be sent" in as_lead.get("/school/staff").text


def test_sending_it_again_drops_the_letter_that_still_waits(as_lead, client, postbox):
    invite(as_lead)
    adult = db.session.query(Account).filter_by(name="Miss Madeup").one()
    as_lead.submit(as_lead.get(f"/school/staff/{adult.id}"), button="Send it again")
    post.send_due()
    assert choose(client, open_link(client, postbox.only().token())).location == "/class/"


def test_where_letters_do_not_come_the_lead_hands_the_link_over(as_lead, client, postbox, teacher):
    invite(as_lead)
    postbox.refusing = True
    post.send_due()
    adult = db.session.query(Account).filter_by(name="Miss Madeup").one()
    page = as_lead.get(f"/school/staff/{adult.id}")
    assert "The letter could not be sent" in page.text
    shown = as_lead.submit(page, button="Make a link")
    token = parsed(shown).first("//*[@id='link']").text.split("#")[1]
    assert choose(client, open_link(client, token)).location == "/class/"
    shown = as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Make a link")
    assert "Give them this link" in shown.text


def test_what_was_not_kept_is_not_sent(as_lead, postbox):
    page = as_lead.get("/school/staff/new")
    as_lead.submit(page, NEW | {"email": "no address"}, button="Invite")
    assert post.send_due() == 0


def test_another_worker_does_not_take_the_same_letter(as_lead, postbox):
    invite(as_lead)
    first = post._taken_up()
    assert first is not None
    assert post._taken_up() is None


def test_a_link_for_a_forgotten_password_goes_by_mail_too(as_lead, postbox, teacher):
    shown = as_lead.submit(as_lead.get(f"/school/staff/{teacher.id}"), button="Send a link")
    assert "A letter is on its way" in shown.text
    post.send_due()
    assert "/sign-in/new-password#" in postbox.only().text


def test_a_month_later_nothing_is_known_of_it(as_lead, postbox, school, time):
    invite(as_lead)
    post.send_due()
    time.move(days=31)
    assert outgoing.forget_letters(school.id) == 1


def invite(lead):
    return lead.submit(lead.get("/school/staff/new"), NEW, button="Invite")


def letter() -> Outgoing:
    return db.session.scalars(select(Outgoing)).one()


@pytest.fixture
def postbox(monkeypatch) -> Postbox:
    """A mail server is set up; what is sent lies here."""
    box = Postbox()
    monkeypatch.setattr(mail, "is_set_up", lambda: True)
    monkeypatch.setattr(mail, "send", box.take)
    return box
