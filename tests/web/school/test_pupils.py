"""One child by hand: added, moved with an undo, corrected with care for who else is at it."""

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation.database import db
from app.schools.models import Enrolment, Pupil
from tests.support import make

NEW = {"forename": "Noor", "surname": "Madeup", "born_on": "2015-10-02", "nc_year": "5"}


def test_a_child_is_found_in_the_whole_school_and_no_address_holds_the_name(as_office, school):
    for surname, room in (("Ōkafor", "Ash"), ("Bell", "Oak")):
        make.pupil(make.school_class(school, room), "Daisy", surname=surname)
    every = as_office.get("/school/children")
    assert every.text.index("Bell") < every.text.index("Ōkafor")
    found = as_office.submit(every, {"find": "okafor daisy"}, button="Find")
    assert "1 child found" in found.text
    assert "Bell" not in found.text
    assert "okafor" not in found.request.full_path


def test_a_child_is_added_and_has_a_card_to_print(as_lead, classroom, as_teacher):
    shown = add(as_lead, classroom, NEW)
    assert "Noor is in the class. Print a sign-in card next." in as_lead.get(shown.location).text
    assert "Noor" in as_teacher.get(f"/class/{classroom.id}").text
    assert {"pupil added", "pupil enrolled"} <= set(db.session.scalars(select(AuditEvent.action)))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"forename": ""}, "Write the first name."),
        ({"surname": "1234"}, "A name has letters"),
        ({"born_on": ""}, "Write the date of birth."),
        ({"born_on": "31/02/2015"}, "Write the day as day/month/year"),
        ({"born_on": "2025-10-02"}, "not of primary school age"),
        ({"born_on": "1915-10-02"}, "not of primary school age"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_lost(as_office, classroom, wrong, sentence):
    refused = add(as_office, classroom, NEW | wrong)
    assert refused.status_code == 422
    assert sentence in refused.text
    assert db.session.scalars(select(Pupil)).all() == []


def test_a_child_who_is_here_already_is_asked_about_before_there_are_two(as_office, classroom):
    add(as_office, classroom, NEW)
    alike = add(as_office, classroom, NEW | {"surname": "MADEUP"})
    assert "born on the same day, is in Maple" in alike.text
    again = as_office.submit(alike, {"is_another": "y"}, button="Add the child")
    assert again.status_code == 303
    assert len(db.session.scalars(select(Pupil)).all()) == 2


def test_a_child_who_left_is_to_be_brought_back(as_office, classroom):
    add(as_office, classroom, NEW)
    noor = db.session.scalars(select(Pupil)).one()
    as_office.submit(as_office.get(f"/school/children/{noor.id}"), button="Has left")
    assert "bring the child back instead" in add(as_office, classroom, NEW).text


def test_a_child_moves_and_the_move_can_be_undone(as_office, classroom, child, oak):
    shown = as_office.get(f"/school/children/{child.id}")
    answer = as_office.submit(shown, {"class_id": str(oak.id)}, button="Move")
    told = as_office.get(answer.location)
    assert f"{child.called} is in Oak now." in told.text
    assert place_of(child) == oak.id
    as_office.submit(told, button="Undo")
    assert place_of(child) == classroom.id


def test_pages_stay_with_the_class_they_were_written_in(as_office, classroom, entry, child, oak):
    shown = as_office.get(f"/school/children/{child.id}")
    as_office.submit(shown, {"class_id": str(oak.id)}, button="Move")
    db.session.expire_all()
    assert entry.class_id == classroom.id


def test_a_tablet_in_the_hands_of_a_child_who_moves_asks_who_they_are(
    as_office, as_pupil, classroom, child, oak
):
    shown = as_office.get(f"/school/children/{child.id}")
    as_office.submit(shown, {"class_id": str(oak.id)}, button="Move")
    assert as_pupil.get("/my/").status_code == 303


def test_two_who_move_a_child_at_once_are_told(as_office, as_lead, classroom, child, oak):
    elm = make.school_class(child_school(child), "Elm", ("5",))
    mine = as_office.get(f"/school/children/{child.id}")
    theirs = as_lead.get(f"/school/children/{child.id}")
    as_lead.submit(theirs, {"class_id": str(oak.id)}, button="Move")
    refused = as_office.submit(mine, {"class_id": str(elm.id)}, button="Move")
    assert refused.status_code in {409, 422}
    assert "Somebody moved" in refused.text
    assert place_of(child) == oak.id


def test_a_childs_details_are_corrected(as_office, child, classroom):
    page = as_office.get(f"/school/children/{child.id}")
    given = {"preferred_forename": "Bo", "born_on": "2015-12-24"}
    answer = as_office.submit(page, given, button="Save")
    shown = as_office.get(answer.location).text
    assert "Bo’s details are saved." in shown
    assert "24/12/2015" in shown


def test_two_who_correct_at_once_see_both(as_office, as_lead, child):
    mine = as_office.get(f"/school/children/{child.id}")
    as_lead.submit(
        as_lead.get(f"/school/children/{child.id}"), {"forename": "Theirs"}, button="Save"
    )
    told = as_office.submit(mine, {"forename": "Mine"}, button="Save")
    assert told.status_code == 409
    assert "Theirs" in told.text
    assert 'value="Mine"' in told.text
    assert as_office.submit(told, button="Save").status_code == 303


def test_a_year_that_the_class_had_not_is_added_to_it(as_office, child, classroom):
    page = as_office.get(f"/school/children/{child.id}")
    as_office.submit(page, {"nc_year": "4"}, button="Save")
    db.session.expire_all()
    assert classroom.nc_years == ["4", "5"]


def test_another_schools_child_is_not_found(as_office):
    stranger = make.pupil(make.school_class(make.school()))
    assert as_office.get(f"/school/children/{stranger.id}").status_code == 404


def add(client, room, given):
    page = client.get(f"/school/classes/{room.id}/children/new")
    return client.submit(page, given, button="Add the child")


def place_of(child):
    db.session.expire_all()
    return db.session.scalars(
        select(Enrolment.class_id).where(
            Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None)
        )
    ).one()


def child_school(child):
    return db.session.get_one(make.School, child.school_id)


@pytest.fixture
def child(classroom) -> Pupil:
    """A child whose name has no figures in it, as those of other tests have."""
    return make.pupil(classroom, "Ama", surname="Pretend")


@pytest.fixture
def oak(school):
    """Another class of the same year."""
    return make.school_class(school, "Oak", ("5",))
