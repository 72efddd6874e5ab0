"""A teacher opens the class, shows its code, sees who is here and closes it."""

from datetime import timedelta

import pytest

from app.foundation import clock
from app.foundation.database import db
from app.signin.models import ClassOpening, StaffSession
from app.web import devices
from tests.support import make
from tests.support.opened import enter, tap, with_pictures


def test_a_teacher_opens_the_class_and_sees_its_code(as_teacher, classroom):
    opening = open_class(as_teacher, classroom)
    page = as_teacher.get(f"/class/{classroom.id}/open").text

    assert opening.code[:3] in page
    assert "The class closes at 16:00." in page
    assert '<svg role="img" aria-label="A QR picture that opens the class"' in page


def test_opening_it_twice_is_once(as_teacher, classroom):
    page = as_teacher.get(f"/class/{classroom.id}/open")
    as_teacher.submit(page, button="Open the class")
    as_teacher.submit(page, button="Open the class")

    assert db.session.query(ClassOpening).count() == 1


def test_the_board_shows_the_code_and_no_name(as_teacher, classroom, child):
    opening = open_class(as_teacher, classroom)
    page = as_teacher.get(f"/class/{classroom.id}/open/board").text

    assert opening.code[:3] in page
    assert child.forename not in page


def test_the_board_of_a_closed_class_shows_no_code(as_teacher, classroom):
    page = as_teacher.get(f"/class/{classroom.id}/open/board")

    assert "There is no code that works now." in page.text


def test_an_hour_more_lets_an_ended_code_work_again(client, as_teacher, classroom, time):
    opening = open_class(as_teacher, classroom)
    db.session.query(StaffSession).update({"ends_at": clock.now() + timedelta(hours=8)})
    time.move(hours=3, minutes=1)
    assert enter(client, opening).status_code == 422
    page = as_teacher.get(f"/class/{classroom.id}/open")
    assert "The code has ended." in page.text
    as_teacher.submit(page, button="An hour more")

    assert enter(client, opening).status_code == 303
    assert "closes at 17:00" in as_teacher.get(f"/class/{classroom.id}/open").text


def test_closing_the_class_sends_every_tablet_and_child_away(
    client, as_teacher, classroom, teacher, school, child
):
    pictures = with_pictures(teacher, school, child)
    enter(client, open_class(as_teacher, classroom))
    tap(client, child.id, pictures)
    assert client.get("/my/").status_code == 200
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}/open"), button="Close the class")

    assert client.get("/my/").location == "/"
    assert client.get("/who").location == "/"


def test_a_teacher_opens_it_on_this_very_tablet_and_is_signed_out_there(as_teacher, classroom):
    open_class(as_teacher, classroom)
    page = as_teacher.get(f"/class/{classroom.id}/open")
    answer = as_teacher.submit(page, button="Open it here")

    assert answer.location == "/who"
    assert as_teacher.get("/who").status_code == 200
    assert db.session.query(StaffSession).one().ended_at is not None


def test_the_teacher_sees_who_was_here_when_and_how(
    client, as_teacher, classroom, teacher, school, child, time
):
    pictures = with_pictures(teacher, school, child)
    enter(client, open_class(as_teacher, classroom))
    before = news(as_teacher, classroom)
    tap(client, child.id, pictures)
    page = as_teacher.get(f"/class/{classroom.id}/open").text
    assert all(word in page for word in ("Tablet 1", child.forename, "pictures", "Here now"))
    assert news(as_teacher, classroom) != before
    time.move(minutes=5)
    client.submit(client.get("/my/"), button="I’m finished")

    assert "10:35" in as_teacher.get(f"/class/{classroom.id}/open").text


@pytest.mark.parametrize("button", ["An hour more", "Close the class"])
def test_who_presses_after_a_colleague_closed_it_is_told(as_teacher, as_lead, classroom, button):
    open_class(as_teacher, classroom)
    mine, theirs = (one.get(f"/class/{classroom.id}/open") for one in (as_teacher, as_lead))
    as_lead.submit(theirs, button="Close the class")
    late = as_teacher.submit(mine, button=button)
    assert "The class was closed already." in as_teacher.get(late.location).text


def test_a_class_of_somebody_elses_is_not_found(as_teacher, school):
    other = make.school_class(school, "Willow")

    assert as_teacher.get(f"/class/{other.id}/open").status_code == 404
    assert as_teacher.get(f"/class/{other.id}/open/board").status_code == 404


def open_class(teacher, classroom) -> ClassOpening:
    teacher.submit(teacher.get(f"/class/{classroom.id}/open"), button="Open the class")
    return db.session.query(ClassOpening).one()


def news(teacher, classroom) -> str:
    opening = db.session.query(ClassOpening).one()
    return teacher.get(f"/class/{classroom.id}/open/{opening.id}/news").json["now"]


@pytest.mark.parametrize(
    ("address", "keeps"),
    [
        ("http://localhost:8000", True),
        ("https://log.school.example", True),
        ("http://log.school.example", False),
    ],
)
def test_pages_wait_on_a_tablet_with_https_or_on_ones_own_computer(
    app, monkeypatch, address, keeps
):
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["localhost", "log.school.example"])
    with app.test_request_context(base_url=address):
        assert devices.keeps_pages() is keeps


def test_the_teacher_reads_how_long_pages_wait_on_a_tablet(as_teacher, classroom):
    open_class(as_teacher, classroom)
    page = as_teacher.get(f"/class/{classroom.id}/open").text

    assert "See to that the same day" in page
