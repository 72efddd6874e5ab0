"""A class opened on a tablet with the code of the day."""

import pytest

from app.foundation.database import db
from app.signin import actions
from app.signin.actions.tablets import MOST_TABLETS
from app.signin.models import CodeMiss, Sitting, StaffSession, Tablet
from app.signin.waiting import CODES_IN_A_WHILE
from tests.support import make, sign_in


def test_the_front_door_opens_the_class_with_its_code(client, opening, child):
    answer = client.submit(client.get("/"), {"code": f" {opening.code.lower()} "})

    assert (answer.status_code, answer.location) == (303, "/who")
    assert child.forename in client.get("/who").text


def test_a_wrong_code_is_a_kind_sentence_and_is_kept_count_of(client, opening):
    page = client.submit(client.get("/open"), {"code": "KHWMTR"})

    assert page.status_code == 422
    assert "That code does not open a class." in page.text
    assert db.session.query(CodeMiss).count() == 1


def test_a_class_that_mistypes_does_not_shut_the_school_out(client, opening):
    for _ in range(30):
        client.submit(client.get("/open"), {"code": "KHWMTR"})

    assert enter(client, opening).status_code == 303


def test_after_sixty_wrong_codes_an_address_waits_even_with_the_right_one(client, opening, time):
    for _ in range(CODES_IN_A_WHILE):
        client.submit(client.get("/open"), {"code": "KHWMTR"})

    assert "Wait until 10:40" in enter(client, opening).text
    time.move(minutes=11)
    assert enter(client, opening).status_code == 303


def test_a_code_dies_after_three_hours_but_the_tablet_stays_open(client, app, opening, time):
    enter(client, opening)
    time.move(hours=3, minutes=1)

    assert client.get("/who").status_code == 200
    assert "does not open a class" in enter(app.test_client(), opening).text


def test_opening_a_class_ends_the_adults_session_on_this_device(as_teacher, opening):
    page = as_teacher.get("/open")
    as_teacher.submit(page, {"code": opening.code})

    assert db.session.query(StaffSession).one().ended_at is not None
    assert as_teacher.get("/class/").status_code == 404
    assert as_teacher.get("/who").status_code == 200


def test_a_tablet_is_the_same_tablet_the_next_time(client, app, opening):
    enter(client, opening)
    enter(client, opening)
    assert db.session.query(Tablet).count() == 1
    enter(app.test_client(), opening)

    assert sorted(t.name for t in db.session.query(Tablet)) == ["Tablet 1", "Tablet 2"]


def test_a_class_is_opened_on_sixty_new_devices_and_then_those_it_has(
    client, app, opening, school, classroom, teacher
):
    enter(client, opening)
    for _ in range(MOST_TABLETS - 1):
        actions.enter_tablet(opening.code, "192.0.2.7")
    db.session.commit()
    refused = enter(app.test_client(), opening)
    assert refused.status_code == 422
    assert "Ask your teacher to open it on this one." in refused.text
    assert db.session.query(Tablet).count() == MOST_TABLETS
    assert enter(client, opening).status_code == 303

    at_desk = sign_in.staff_client(app, teacher, school.id)
    page = at_desk.get(f"/class/{classroom.id}/open")
    assert at_desk.submit(page, button="Open it here").location == "/who"


def test_a_tablet_cookie_that_was_made_up_is_a_new_tablet(client, app, opening):
    client.set_cookie(f"{app.config['SESSION_COOKIE_NAME']}-tablet", "made-up.cookie")

    assert enter(client, opening).status_code == 303


def test_closing_the_class_ends_its_tablets_and_its_sittings(
    client, opening, teacher, school, child
):
    enter(client, opening)
    actions.close_class(make.staff_viewer(teacher, school), opening.id)

    assert client.get("/who").location == "/"
    assert db.session.query(Sitting).filter(Sitting.ended_at.is_(None)).count() == 0
    assert "does not open a class" in enter(client, opening).text


def test_no_page_without_an_open_class_names_anybody(client, opening, classroom):
    children = [make.pupil(classroom) for _ in range(5)]
    pages = [client.get(path) for path in ("/", "/open", "/card", "/sign-in")]
    assert client.get("/who").location == "/"
    assert {client.get(f"/who/{one.id}").location for one in children} == {"/"}
    for page in pages:
        assert not [c for c in children if c.forename in page.text or c.surname in page.text]


@pytest.fixture
def opening(school, classroom, teacher):
    return actions.open_class(make.staff_viewer(teacher, school), classroom.id)


def enter(client, opening):
    return client.submit(client.get("/open"), {"code": opening.code})
