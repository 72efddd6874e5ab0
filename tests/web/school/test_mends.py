"""Rows of a class list are put right on its page: in a tap, by writing, and back again."""

from app.foundation.database import db
from app.schools.models import Pupil, SchoolOptions
from tests.schools.files import ADA, BEN, file_of, sample
from tests.support.client import parsed
from tests.web.school.test_imports import HERE, heading, sent

MONTH_FIRST = BEN.replace("04/12/2014", "12/24/2014")
NO_SURNAME = BEN.replace("Madeup", "")


def test_a_tap_takes_what_a_row_suggests_and_another_takes_it_back(as_office):
    page = sent(as_office, file_of(ADA, MONTH_FIRST))
    assert heading(page) == "1 row needs mending before it can go in"
    after = as_office.get(as_office.submit(page, button="Use 24/12/2014 in row 3").location)
    assert heading(after) == "Ready to import 2 children"
    assert "Row 3 is put right." in after.text
    assert "Put right here: 1 row" in after.text
    back = as_office.get(as_office.submit(after, button="Take back row 3").location)
    assert heading(back) == "1 row needs mending before it can go in"


def test_the_sample_with_mistakes_offers_the_right_letter(as_office, school):
    db.session.add(SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match"))
    page = sent(as_office, sample("bromcom-with-mistakes.csv"))
    page = as_office.get(as_office.submit(page, button="Use J in row 5").location)
    assert heading(page) == "6 rows need mending before they can go in"


def test_a_child_who_is_there_twice_is_left_out_once(as_office):
    page = sent(as_office, file_of(ADA, BEN, ADA.upper()))
    after = as_office.get(as_office.submit(page, button="Leave out row 4").location)
    assert heading(after) == "Ready to import 2 children"
    assert "Row 4, ADA PRETEND: left out" in " ".join(
        parsed(after).first("//main").text_content().split()
    )


def test_a_row_is_written_anew_where_nothing_can_be_suggested(as_office):
    page = sent(as_office, file_of(ADA, NO_SURNAME))
    form = as_office.get(parsed(page).first("//a[contains(@href, '/rows/3')]").get("href"))
    assert heading(form) == "Put row 3 right"
    assert "The surname is missing. Fill it in." in form.text
    answer = as_office.submit(form, {"surname": "Madeup"}, button="Check this row again")
    after = as_office.get(answer.location)
    assert heading(after) == "Ready to import 2 children"
    as_office.submit(after, button="Import 2 children")
    assert {one.surname for one in db.session.query(Pupil)} == {"Pretend", "Madeup"}


def test_what_is_written_is_checked_like_a_cell(as_office):
    page = sent(as_office, file_of(ADA, NO_SURNAME))
    form = as_office.get(f"{page.request.path}/rows/3")
    answer = as_office.submit(form, {"surname": "=A1"}, button="Check this row again")
    after = as_office.get(answer.location)
    assert heading(after) == "1 row needs mending before it can go in"
    assert "holds a formula" in after.text
    long = as_office.submit(form, {"surname": "a" * 300}, button="Check this row again")
    assert long.status_code == 422
    assert "Keep it to 200 letters." in long.text


def test_the_second_of_two_is_told_and_keeps_what_they_wrote(as_office, as_lead):
    page = sent(as_office, file_of(ADA, NO_SURNAME, MONTH_FIRST.replace("Ben", "Cy")))
    form = as_lead.get(f"{page.request.path}/rows/3")
    late = as_lead.get(page.request.path)
    as_office.submit(page, button="Use 24/12/2014 in row 4")
    answer = as_lead.submit(form, {"surname": "Madeup"}, button="Check this row again")
    assert answer.status_code == 409
    assert "Somebody has changed something in this file meanwhile" in answer.text
    again = as_lead.submit(answer, button="Check this row again")
    assert heading(as_lead.get(again.location)) == "Ready to import 3 children"
    told = as_lead.get(as_lead.submit(late, button="Use 24/12/2014 in row 4").location)
    assert "Somebody has put something right in this file meanwhile" in told.text


def test_a_row_without_anything_to_write_and_a_file_that_is_in_have_no_form(as_office):
    page = sent(as_office, file_of(ADA, NO_SURNAME))
    assert as_office.get(f"{page.request.path}/rows/2").status_code == 404
    assert as_office.get(f"{page.request.path}/rows/99").status_code == 404
    form = as_office.get(f"{page.request.path}/rows/3")
    as_office.submit(page, button="Import 1 child")
    assert as_office.get(f"{page.request.path}/rows/3").status_code == 303
    late = as_office.submit(form, {"surname": "Madeup"}, button="Check this row again")
    assert heading(as_office.get(late.location)) == "Imported: 1 added, 0 changed, 0 left"
    assert as_office.get(HERE).status_code == 200
