"""The school at a glance, for the office and the careers lead."""

from app.foundation.database import db
from app.schools import actions
from tests.schools.files import ADA, file_of
from tests.support import make
from tests.support.client import parsed


def test_a_school_without_classes_is_told_to_begin(as_office):
    page = as_office.get("/school/")
    assert parsed(page).words_of(parsed(page).first("//h1")) == "Import your class lists to begin"
    assert as_office.get("/school/imports").text.count("Check this file") == 1


def test_the_lead_sees_children_classes_and_pages_that_wait(as_lead, classroom, child, teacher):
    make.entry(child, "Nurses help people.")
    page = as_lead.get("/school/")
    title = parsed(page).words_of(parsed(page).first("//h1"))
    assert title == "1 child in 1 class; 1 page waits for review"
    assert "Every class has its children and a teacher." in page.text


def test_the_lead_is_told_to_name_a_safeguarding_lead_until_there_is_one(
    as_lead, school, classroom
):
    assert "Nobody leads safeguarding here" in as_lead.get("/school/").text
    make.staff(school, "safeguarding")
    assert "Nobody leads safeguarding here" not in as_lead.get("/school/").text


def test_a_class_without_children_comes_next(as_office, school, classroom):
    page = as_office.get("/school/")
    assert "Put children into Maple" in page.text
    make.pupil(classroom)
    assert "Put children into Maple" not in as_office.get("/school/").text


def test_the_office_sees_no_count_of_pages(as_office, classroom, child):
    make.entry(child, "Nurses help people.")
    page = as_office.get("/school/")
    assert parsed(page).words_of(parsed(page).first("//h1")) == "1 child in 1 class"
    assert "Waiting for review" not in page.text


def test_what_comes_next_names_what_is_open(as_lead, office, school, classroom):
    viewer = make.staff_viewer(office, school)
    db.session.commit()
    actions.check_roster(viewer, file_of(ADA), "maple.csv", 2025)
    page = as_lead.get("/school/")
    assert "maple.csv" in page.text
    assert "Say who teaches Maple" in page.text


def test_in_september_last_years_classes_ask_for_new_lists(as_office, classroom):
    classroom.school_year = 2024
    db.session.flush()
    page = as_office.get("/school/").text
    assert "Begin 2025/26</a>, or <a" in page
    assert "import the lists of 2025/26" in page


def test_a_teacher_has_no_business_here(as_teacher):
    assert as_teacher.get("/school/").status_code == 404
