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


def rename(client, classroom, tablet, name: str):
    page = client.get(f"/class/{classroom.id}/tablets/{tablet.id}")
    return client.submit(page, {"name": name}, button="Save the name")
