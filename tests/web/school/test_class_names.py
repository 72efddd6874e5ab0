"""The office begins a class by hand, and calls one something else."""

from app.foundation.database import db
from app.schools.models import SchoolClass
from tests.support import make

NEW = {"name": "6 Oak", "nc_years": ["5", "6"]}


def test_a_class_is_begun_by_hand(as_office):
    page = as_office.get("/school/classes/new")
    answer = as_office.submit(page, NEW, button="Add the class")
    shown = as_office.get(answer.location)
    assert "6 Oak: 0 children" in shown.text
    assert "Years 5 and 6" in shown.text
    assert "Nobody is in this class" in shown.text


def test_what_is_missing_is_told_and_nothing_is_lost(as_office):
    wrong = as_office.submit(as_office.get("/school/classes/new"), {"name": "6 Oak"})
    assert wrong.status_code == 422
    assert "Tick the years" in wrong.text
    assert 'value="6 Oak"' in wrong.text


def test_a_class_that_is_there_is_not_begun_twice_in_whatever_letters(as_office, classroom):
    again = {"name": " MAPLE", "nc_years": ["5"]}
    refused = as_office.submit(as_office.get("/school/classes/new"), again)
    assert (refused.status_code, "There is a class Maple" in refused.text) == (422, True)


def test_a_closed_one_is_to_be_opened_again(as_office, classroom):
    as_office.submit(as_office.get(page_of(classroom)), button="Close the class")
    again = {"name": "Maple", "nc_years": ["5"]}
    refused = as_office.submit(as_office.get("/school/classes/new"), again)
    assert "open it again instead" in refused.text


def test_a_class_keeps_its_children_and_teachers_under_another_name(
    as_office, classroom, child, teacher
):
    page = as_office.get(page_of(classroom))
    as_office.submit(page, {"name": "5 Elm"}, button="Save")
    shown = as_office.get(f"/school/classes/{classroom.id}").text
    assert "5 Elm: 1 child" in shown
    assert teacher.name in shown


def test_a_year_that_a_child_is_in_stays_ticked(as_office, classroom, child):
    page = as_office.get(page_of(classroom))
    refused = as_office.submit(page, {"nc_years": ["6"]}, button="Save")
    assert "Children of Year 5 are in this class" in refused.text


def test_two_who_change_it_at_once_are_told_and_neither_loses_what_they_wrote(
    as_office, as_lead, classroom
):
    mine, theirs = as_office.get(page_of(classroom)), as_lead.get(page_of(classroom))
    as_lead.submit(theirs, {"name": "Beech"}, button="Save")
    told = as_office.submit(mine, {"name": "Elm"}, button="Save")
    assert told.status_code == 409
    assert "<strong>Beech</strong>" in told.text
    assert 'value="Elm"' in told.text
    as_office.submit(told, button="Save")
    db.session.expire_all()
    assert db.session.get_one(SchoolClass, (classroom.school_id, classroom.id)).name == "Elm"


def test_a_teacher_changes_no_class(as_teacher, classroom):
    assert as_teacher.get(page_of(classroom)).status_code == 404


def test_another_schools_class_is_not_found(as_office):
    stranger = make.school_class(make.school())
    assert as_office.get(page_of(stranger)).status_code == 404


def page_of(room) -> str:
    return f"/school/classes/{room.id}/name"
