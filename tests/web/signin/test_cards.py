"""A printed card lets its child in, where their class is open, until it is void."""

import pytest

from app.foundation.database import db
from app.signin import actions
from app.signin.models import LoginCard, StaffSession
from tests.support import make
from tests.support.opened import enter, opened


def test_a_card_lets_its_child_in_at_a_tablet(client, opening, card, child):
    enter(client, opening)

    assert use(client, card).location == "/my/"
    assert child.forename in client.get("/my/").text


def test_a_card_works_on_a_device_of_its_own_while_the_class_is_open(client, opening, card, child):
    assert use(client, card).location == "/my/"
    client.submit(client.get("/my/"), button="I’m finished")

    assert client.get("/who").location == "/"


def test_the_front_door_leads_to_the_reader(client):
    assert 'href="/card"' in client.get("/").text


def test_a_card_of_a_school_that_no_number_names_is_no_card(client):
    assert "That card does not work." in use(client, f"{'9' * 40}.abc").text


def test_a_card_of_another_class_is_refused_at_this_tablet(as_tablet, school, teacher, opening):
    other = make.school_class(school, "Willow")
    friend = make.staff(school, "teacher", classes=(other,))
    token = actions.issue_card(make.staff_viewer(friend, school), make.pupil(other).id)

    assert "open for another class" in use(as_tablet, token).text


def test_printing_again_voids_the_card_before(client, opening, card, child, teacher, school):
    actions.issue_card(make.staff_viewer(teacher, school), child.id)

    assert "That card does not work." in use(client, card).text


@pytest.mark.parametrize("token", ["", "nonsense", "999999.x", "-1.x", "1.", "1.<b>", "٣.x"])
def test_what_is_no_card_is_a_kind_sentence(client, opening, token):
    page = use(client, token)

    assert page.status_code in {200, 422}
    assert "Use your card" in page.text


def test_only_a_fingerprint_of_a_card_is_kept(card):
    kept = db.session.query(LoginCard).one()

    assert card.encode() not in kept.token_digest
    assert len(kept.token_digest) == 32


def test_an_adult_who_tries_a_card_is_no_longer_signed_in(as_teacher, opening, card):
    use(as_teacher, card)

    assert db.session.query(StaffSession).one().ended_at is not None


def test_only_this_page_may_ask_for_the_camera(as_tablet):
    assert "camera=(self)" in as_tablet.get("/card").headers["Permissions-Policy"]
    assert "camera=()" in as_tablet.get("/who").headers["Permissions-Policy"]


@pytest.fixture
def opening(school, classroom, teacher):
    return opened(school, classroom, teacher)


@pytest.fixture
def card(teacher, school, child):
    return actions.issue_card(make.staff_viewer(teacher, school), child.id)


def use(client, token):
    return client.submit(client.get("/card"), {"token": token})
