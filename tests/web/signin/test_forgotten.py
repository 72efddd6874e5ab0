"""A forgotten password is asked for by mail; a stranger learns nothing from it."""

import pytest
from sqlalchemy import select

from app.foundation import mail
from app.foundation.database import db
from app.signin.models import PasswordLink
from app.tasks.models import Outgoing
from app.upkeep import post
from app.web.signin.forgotten import ASKED
from tests.support.post import Postbox
from tests.web.signin.test_invitations import CHOSEN, open_link
from tests.web.signin.test_links import PATH, choose
from tests.web.signin.test_staff import sign_in as at_the_door
from tests.web.signin.test_staff import without_token

FORGOTTEN = "/sign-in/forgotten"


def test_without_a_mail_server_it_says_whom_to_ask(client):
    page = client.get(client.get("/sign-in").text.partition('href="/sign-in/forgotten"')[1][6:-1])
    assert "Ask the lead of careers learning" in page.text
    assert "Send me a link" not in page.text


def test_the_letter_holds_a_link_that_lets_them_choose(client, postbox, teacher):
    ask(client, teacher.email_normal)
    post.send_due()
    letter = postbox.only()
    assert letter.to == teacher.email_normal
    assert teacher.name in letter.text
    choose(client, open_link(client, letter.token(), PATH))
    assert at_the_door(client, teacher.email_normal, CHOSEN).status_code == 303


def test_the_link_leads_where_the_service_is_and_not_where_the_asker_says(
    app, client, postbox, teacher, monkeypatch
):
    monkeypatch.setitem(app.config, "PUBLIC_URL", "https://log.school.example")
    page = client.get(FORGOTTEN)
    client.submit(page, {"email": teacher.email_normal}, headers={"Host": "localhost:666"})
    post.send_due()
    assert "https://log.school.example/sign-in/new-password#" in postbox.only().text


def test_a_stranger_and_a_colleague_are_told_the_same_and_the_same_is_written(
    client, postbox, teacher
):
    known, unknown = ask(client, teacher.email_normal), ask(client, "nobody@school.example")
    assert known.status_code == unknown.status_code == 200
    assert without_token(known, teacher.email_normal) == without_token(
        unknown, "nobody@school.example"
    )
    rows = db.session.scalars(select(Outgoing)).all()
    assert [(row.kind, row.school_id, row.about_id) for row in rows] == [("link", 0, None)] * 2


def test_nobody_is_written_to_who_is_nobody(client, postbox):
    ask(client, "nobody@school.example")
    post.send_due()
    assert postbox.letters == []
    assert db.session.scalars(select(Outgoing)).all() == []
    assert db.session.scalars(select(PasswordLink)).all() == []


def test_a_mailbox_is_not_filled(client, postbox, teacher):
    for _ in range(5):
        ask(client, teacher.email_normal)
        post.send_due()
    assert len(postbox.letters) == 3


def test_a_flood_from_one_place_is_told_to_wait(client, postbox):
    for _ in range(60):
        ASKED.note("127.0.0.1")
    refused = ask(client, "nobody@school.example")
    assert refused.status_code == 429
    assert "Try again in ten minutes" in refused.text


def ask(client, email: str):
    return client.submit(client.get(FORGOTTEN), {"email": email}, button="Send me a link")


@pytest.fixture
def postbox(monkeypatch) -> Postbox:
    """A mail server is set up; what is sent lies here."""
    box = Postbox()
    monkeypatch.setattr(mail, "is_set_up", lambda: True)
    monkeypatch.setattr(mail, "send", box.take)
    ASKED._at.clear()
    return box
