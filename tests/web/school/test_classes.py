"""Classes: who is in each, and who teaches it."""

from sqlalchemy import select

from app.foundation.database import db
from app.schools.actions import keep_upn
from app.schools.models import ClassStaff, SchoolOptions
from tests.support import make
from tests.support.client import parsed, token_on

UPN = "G999200126001"


def test_every_class_stands_with_its_numbers_years_and_teachers(as_lead, classroom, child, teacher):
    page = as_lead.get("/school/classes")
    row = parsed(page).words_of(parsed(page).first("//tbody/tr"))
    assert "Maple" in row
    assert "Year 5" in row
    assert "2025/26" in row
    assert teacher.name in row


def test_a_school_without_classes_says_where_they_come_from(as_office):
    assert "Import your class lists to begin" in as_office.get("/school/classes").text


def test_a_class_shows_its_children_and_whether_they_have_a_upn(
    as_office, school, office, classroom, child
):
    db.session.add(SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match"))
    make.pupil(classroom, "Zelda")
    keep_upn(make.staff_viewer(office, school), child.id, UPN)
    page = as_office.get(f"/school/classes/{classroom.id}")
    assert child.surname in page.text
    assert "Zelda" in page.text
    assert "1 of 2 has a UPN" in page.text
    assert UPN not in page.text


def test_a_school_that_keeps_no_upns_has_no_such_column(as_office, classroom, child):
    assert "UPN" not in as_office.get(f"/school/classes/{classroom.id}").text


def test_a_class_without_children_says_what_to_do(as_office, classroom):
    assert "Nobody is in this class" in as_office.get(f"/school/classes/{classroom.id}").text


def test_the_lead_says_who_teaches_a_class(as_lead, school, classroom, teacher):
    other = make.staff(school, "teacher", name="Miss Madeup")
    page = as_lead.get(f"/school/classes/{classroom.id}/teachers")
    answer = as_lead.submit(page, {"account_ids": [str(other.id)]}, button="Save")
    assert "Taught by Miss Madeup" in as_lead.get(answer.location).text
    taught_by = db.session.scalars(select(ClassStaff.account_id)).all()
    assert taught_by == [other.id]


def test_a_class_can_be_left_without_a_teacher(as_lead, classroom, teacher):
    page = as_lead.get(f"/school/classes/{classroom.id}/teachers")
    answer = as_lead.submit(page, {"account_ids": None}, button="Save")
    assert "Nobody teaches this class yet" in as_lead.get(answer.location).text


def test_somebody_of_another_school_cannot_be_given_a_class(as_lead, classroom, teacher):
    stranger = make.staff(make.school(), "teacher")
    here = f"/school/classes/{classroom.id}/teachers"
    data = {"csrf_token": token_on(as_lead.get(here)), "account_ids": str(stranger.id)}
    as_lead.post(here, data=data)
    assert db.session.scalars(select(ClassStaff.account_id)).all() == [teacher.id]


def test_the_office_cannot_say_who_reads_a_class(as_office, classroom):
    assert as_office.get(f"/school/classes/{classroom.id}/teachers").status_code == 404


def test_who_says_who_teaches_a_class_after_a_colleague_did_is_told(as_lead, school, classroom):
    other = make.staff(school, "teacher", name="Miss Madeup")
    mine, theirs = (as_lead.get(f"/school/classes/{classroom.id}/teachers") for _ in range(2))
    as_lead.submit(theirs, {"account_ids": [str(other.id)]}, button="Save")

    told = as_lead.submit(mine, {"account_ids": None}, button="Save")
    assert told.status_code == 409
    assert "Now it is: <strong>Miss Madeup</strong>" in told.text
    assert db.session.scalars(select(ClassStaff.account_id)).all() == [other.id]

    as_lead.submit(told, button="Save")
    assert db.session.scalars(select(ClassStaff.account_id)).all() == []
