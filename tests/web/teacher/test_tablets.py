"""A tablet is called what is written on its case."""

from app.foundation.database import db
from app.signin.models import Tablet
from tests.support.tablets import tablet as tablet_of


def test_a_tablet_is_renamed(as_teacher, school, classroom):
    tablet = tablet_of(school.id, "Tablet 4")
    answer = rename(as_teacher, classroom, tablet, "Blue 4")

    assert answer.location == f"/class/{classroom.id}/here"
    assert db.session.query(Tablet.name).filter_by(id=tablet.id).scalar() == "Blue 4"


def test_two_tablets_cannot_have_one_name(as_teacher, school, classroom):
    tablet_of(school.id, "Blue 4")
    answer = rename(as_teacher, classroom, tablet_of(school.id, "Tablet 5"), "blue 4")

    assert answer.status_code == 422
    assert "Another tablet is called that." in answer.text


def test_a_tablet_needs_a_name(as_teacher, school, classroom):
    answer = rename(as_teacher, classroom, tablet_of(school.id), " ")

    assert "Give the tablet a name" in answer.text


def test_who_renames_it_after_a_colleague_did_is_told_and_may_save_theirs(
    as_teacher, school, classroom
):
    tablet = tablet_of(school.id, "Tablet 4")
    mine = as_teacher.get(f"/class/{classroom.id}/tablets/{tablet.id}")
    rename(as_teacher, classroom, tablet, "Blue 4")

    told = as_teacher.submit(mine, {"name": "Red 4"}, button="Save the name")
    assert told.status_code == 409
    assert "Now it is: <strong>Blue 4</strong>" in told.text
    assert as_teacher.submit(told, button="Save the name").status_code == 303
    assert db.session.query(Tablet.name).filter_by(id=tablet.id).scalar() == "Red 4"


def rename(client, classroom, tablet, name: str):
    page = client.get(f"/class/{classroom.id}/tablets/{tablet.id}")
    return client.submit(page, {"name": name}, button="Save the name")
