"""Printing sign-in cards, voiding one, and who looked."""

import re

import pytest

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import SchoolOptions
from app.signin.actions import set_pictures
from app.signin.models import LoginCard, PicturePassword
from app.signin.picture_set import PICTURES
from app.signin.queries import pictures_of
from tests.support import make
from tests.support.client import parsed
from tests.support.opened import tap


def test_a_class_is_printed_eight_to_a_sheet(as_teacher, classroom):
    for _ in range(17):
        make.pupil(classroom)
    sheets = as_teacher.submit(page_of(as_teacher, classroom), button="Print 17 new cards")

    assert sheets.text.count('class="sheet sheet--cards"') == 3
    assert sheets.text.count("Show me to the camera") == 17
    assert "Sheet 3 of 3" in sheets.text


def test_a_card_shows_name_pictures_in_order_and_a_square(as_teacher, classroom, child):
    sheet = as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")
    named = re.findall(r"([123]) (\w+)</li>", sheet.text)

    assert child.forename in sheet.text
    assert [number for number, _ in named] == ["1", "2", "3"]
    assert {name for _, name in named} <= {picture.name for picture in PICTURES.values()}


def test_the_page_before_printing_shows_no_pictures(as_teacher, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")

    assert "card__pics" not in page_of(as_teacher, classroom).text


def test_showing_pictures_is_written_down(as_teacher, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")
    trail = {(one.action, one.pupil_id) for one in db.session.query(AuditEvent)}

    assert {("pictures shown", child.id), ("card issued", child.id)} <= trail


def test_printing_one_again_voids_only_the_old_card_of_that_child(as_teacher, classroom, child):
    other = make.pupil(classroom)
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 2 new cards")
    as_teacher.submit(page_of(as_teacher, classroom), button=f"Print again {child.forename}")
    live = [c.pupil_id for c in db.session.query(LoginCard) if c.voided_at is None]

    assert sorted(live) == sorted([child.id, other.id])
    assert db.session.query(LoginCard).count() == 3


@pytest.mark.parametrize("press", ["3 new pictures", "1 picture", "Print", "Print 1 new card"])
def test_who_presses_after_a_colleague_set_new_pictures_is_told_and_changes_nothing(
    as_teacher, classroom, child, press
):
    mine = page_of(as_teacher, classroom)
    as_teacher.submit(page_of(as_teacher, classroom), button="3 new pictures")
    theirs = db.session.query(PicturePassword).one().pictures_digest

    answer = as_teacher.submit(mine, button=press)
    assert "changed since you opened the page" in as_teacher.get(answer.location).text
    assert db.session.query(PicturePassword).one().pictures_digest == theirs
    assert db.session.query(LoginCard).count() == 0


def test_who_voids_a_card_after_a_colleague_printed_another_is_told(
    as_teacher, classroom, child, time
):
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")
    mine = page_of(as_teacher, classroom)
    time.move(minutes=1)
    as_teacher.submit(page_of(as_teacher, classroom), button=f"Print again {child.forename}")

    as_teacher.submit(mine, button="Void")
    assert db.session.query(LoginCard).filter_by(voided_at=None).count() == 1


def test_a_lost_card_is_voided_in_one_tap(as_teacher, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")
    as_teacher.submit(page_of(as_teacher, classroom), button="Void")

    assert "No card" in page_of(as_teacher, classroom).text


def test_new_pictures_are_given_and_stand_on_the_next_card(as_teacher, classroom, child):
    answer = as_teacher.submit(page_of(as_teacher, classroom), button="3 new pictures")

    assert "New pictures are set." in as_teacher.get(answer.location).text


def test_a_child_who_cannot_manage_three_taps_one(as_teacher, as_tablet, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="1 picture")
    assert "1, easy to guess" in page_of(as_teacher, classroom).text
    slots = parsed(as_tablet.get(f"/who/{child.id}"))

    assert "Tap your picture." in slots.words_of(slots.first("//main"))
    assert len(slots.all("//*[contains(concat(' ', @class, ' '), ' slot ')]")) == 1


def test_that_one_picture_lets_in_where_the_class_is_open(
    as_teacher, as_tablet, client, school, teacher, classroom, child
):
    as_teacher.submit(page_of(as_teacher, classroom), button="1 picture")
    adult = make.staff_viewer(teacher, school)
    picture = pictures_of(adult, classroom.id)[child.id]

    assert tap(as_tablet, child.id, picture).location == "/my/"
    assert client.get(f"/who/{child.id}").location == "/"


def test_one_picture_can_be_three_again(as_teacher, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="1 picture")
    as_teacher.submit(page_of(as_teacher, classroom), button="3 new pictures")

    assert "1, easy to guess" not in page_of(as_teacher, classroom).text


@pytest.mark.parametrize(("nc_year", "count"), [("R", 3), ("2", 3), ("3", 4), ("6", 4)])
def test_four_pictures_are_asked_of_key_stage_two_alone(school, teacher, nc_year, count):
    db.session.add(SchoolOptions(school_id=school.id, picture_count=4))
    young = make.pupil(make.school_class(school, nc_years=(nc_year,)))
    lead = make.staff_viewer(make.staff(school, "lead"), school)

    assert len(set_pictures(lead, young.id)) == count


def test_everyone_can_be_printed_anew(as_teacher, classroom, child):
    as_teacher.submit(page_of(as_teacher, classroom), button="Print 1 new card")
    sheets = as_teacher.submit(page_of(as_teacher, classroom), button="Print all new")

    assert child.forename in sheets.text


def test_an_empty_class_says_who_brings_children_in(as_teacher, classroom):
    assert "Nobody is in this class yet" in page_of(as_teacher, classroom).text


def page_of(teacher, classroom):
    return teacher.get(f"/class/{classroom.id}/cards")
