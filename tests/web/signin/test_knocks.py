"""A child asks, the teacher lets in, the child comes in."""

import pytest

from app.foundation.database import db
from app.signin.models import SignInMiss
from tests.support import make
from tests.support.client import token_on
from tests.support.opened import enter, opened, tap, with_pictures
from tests.support.sign_in import staff_client


def test_the_teacher_lets_a_child_in(tablet, as_teacher, child, classroom):
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    waiting = tablet.get(f"/who/{child.id}/ask")
    assert "Ask your teacher to let you in" in waiting.text
    assert tablet.get(f"/who/{child.id}/answer").json == {"now": "waiting"}

    page = as_teacher.get(f"/class/{classroom.id}/open")
    as_teacher.submit(page, button=f"Let in {child.forename}")
    assert tablet.get(f"/who/{child.id}/answer").json == {"now": "let-in"}
    answer = tablet.submit(tablet.get(f"/who/{child.id}/ask"), button="Come in")

    assert answer.location == "/my/"
    assert child.forename in tablet.get("/my/").text


def test_nobody_comes_in_before_the_teacher_says_so(tablet, child):
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    page = tablet.get(f"/who/{child.id}")
    answer = tablet.post(f"/who/{child.id}/come-in", data={"csrf_token": token_on(page)})

    assert answer.status_code == 422


def test_being_let_in_counts_at_the_tablet_that_asked_and_once(
    app, tablet, as_teacher, opening, child, classroom
):
    other = app.test_client()
    enter(other, opening)
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}/open"), button="Let in")

    assert other.get(f"/who/{child.id}/answer").json == {"now": "gone"}
    tablet.submit(tablet.get(f"/who/{child.id}/ask"), button="Come in")
    tablet.submit(tablet.get("/my/"), button="I’m finished")
    assert tablet.get(f"/who/{child.id}/answer").json == {"now": "gone"}


def test_whoever_asks_in_the_childs_name_at_another_tablet_is_not_let_in_with_them(
    app, tablet, as_teacher, opening, child, classroom
):
    other = app.test_client()
    enter(other, opening)
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    other.submit(other.get(f"/who/{child.id}"), button="Ask my teacher")
    page = as_teacher.get(f"/class/{classroom.id}/open")
    assert page.text.index("on Tablet 1") < page.text.index("on Tablet 2")
    as_teacher.submit(page, button="Let in")

    assert tablet.get(f"/who/{child.id}/answer").json == {"now": "let-in"}
    assert other.get(f"/who/{child.id}/answer").json == {"now": "waiting"}


def test_the_teachers_hand_opens_what_ten_misses_closed(
    tablet, as_teacher, child, classroom, pictures, time
):
    for _ in range(10):
        tap(tablet, child.id, pictures[::-1])
        time.move(minutes=11)
    assert tap(tablet, child.id, pictures).status_code == 422
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}/open"), button="Let in")

    assert db.session.query(SignInMiss).count() == 0


def test_asking_long_ago_is_forgotten(tablet, as_teacher, child, classroom, time):
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")
    page = as_teacher.get(f"/class/{classroom.id}/open")
    time.move(minutes=11)

    answer = as_teacher.submit(page, button="Let in")
    assert "That child does not wait any more." in as_teacher.get(answer.location).text
    assert "Do you need help?" in tablet.get(f"/who/{child.id}/ask").text


def test_another_teacher_sees_and_lets_in_nobody(app, tablet, opening, child, classroom, school):
    stranger = staff_client(app, make.staff(school, "teacher"), school.id)
    tablet.submit(tablet.get(f"/who/{child.id}"), button="Ask my teacher")

    assert stranger.get(f"/class/{classroom.id}/open").status_code == 404
    assert stranger.get(f"/class/{classroom.id}/open/{opening.id}/news").status_code == 404


@pytest.fixture
def opening(school, classroom, teacher):
    return opened(school, classroom, teacher)


@pytest.fixture
def pictures(teacher, school, child):
    return with_pictures(teacher, school, child)


@pytest.fixture
def tablet(client, opening, child):
    enter(client, opening)
    return client
