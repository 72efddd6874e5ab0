"""The office says what the columns of a list are, and the next such list is read by itself."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.schools.models import Pupil, RosterImport
from tests.schools.files import SAMPLES, sample
from tests.schools.roster.books import oneroster
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.web.school.test_imports import HERE, heading, sent

STRANGE = (
    b"Learner;Room;Stage;Birthday;Adviser\n"
    b"Pretend, Ada;6 Oak;6;03/11/2014;Mx A\nMadeup, Ben;6 Oak;6;04/12/2014;Mx A\n"
)
CTF = "9992004_CTF_9994001_001.xml"


def test_unknown_headings_are_asked_about_with_a_guess_and_remembered(as_office):
    page = sent(as_office, STRANGE, "strange.csv")
    assert heading(page) == "Say what each column of your list is"
    assert chosen(page, "born_on") == "D: Birthday"
    answer = as_office.submit(page, {"full_name": "0", "class_name": "1"}, button="Check this file")
    checked = as_office.get(answer.location)
    assert heading(checked) == "Ready to import 2 children"
    assert "Learner → Whole name" in checked.text
    again = sent(as_office, STRANGE.replace(b"Ada", b"Eve"), "next.csv")
    assert heading(again) == "Ready to import 2 children"


def test_what_was_said_can_be_changed(as_office):
    said(as_office, sent(as_office, STRANGE))
    page = sent(as_office, STRANGE)
    change = as_office.get(f"{page.request.path}/columns")
    assert chosen(change, "full_name") == "A: Learner"
    answer = as_office.submit(change, {"class_name": "4"}, button="Check this file")
    assert "Adviser → Class" in as_office.get(answer.location).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"full_name": "-1"}, "Say where it is, or say where the whole name is."),
        ({"born_on": "-1"}, "We need it, to tell two children of one name apart."),
        ({"nc_year": "-1"}, "Say where it is, or choose one year for everybody."),
        ({"class_name": "-1"}, "Say where it is, or write one class for everybody."),
        ({"class_name": "2"}, "This column is “Year” already."),
        ({"class_for_all": "x" * 61, "class_name": "-1"}, "Keep it to 60 letters."),
        ({"header_row": "3"}, "There are headings in row 3, but no children below them."),
    ],
)
def test_what_is_missing_or_said_twice_is_told(as_office, wrong, sentence):
    page = sent(as_office, STRANGE)
    whole = {"full_name": "0", "class_name": "1", "nc_year": "2"}
    answer = as_office.submit(page, whole | wrong, button="Check this file")
    assert answer.status_code == 422
    assert sentence in parsed(answer).first("//*[@role='alert']").text_content()


def test_one_class_and_year_for_everybody(as_office):
    page = sent(as_office, b"Vorname;Nachname;Geboren\nAda;Pretend;03/11/2014\nB;C;04/11/2014")
    fields = {"forename": "0", "surname": "1", "nc_year_for_all": "6", "class_for_all": "6 Oak"}
    checked = as_office.get(as_office.submit(page, fields, button="Check this file").location)
    assert "6 Oak, Year 6" in checked.text
    as_office.submit(checked, button="Import 2 children")
    assert len(list(db.session.scalars(select(Pupil)))) == 2


def test_a_ctf_asks_only_where_new_children_go(as_office):
    page = sent(as_office, (SAMPLES / CTF).read_bytes(), CTF)
    assert heading(page) == "Ready to import 8 children"
    change = as_office.get(f"{page.request.path}/columns")
    assert heading(change) == "Say which class new children go to"
    assert parsed(change).all("//select") == []
    answer = as_office.submit(change, {"class_for_all": "6 Ash"}, button="Check this file")
    assert "6 Ash, Year 6" in as_office.get(answer.location).text


def test_a_oneroster_file_says_itself_what_its_columns_are(as_office):
    page = sent(as_office, oneroster(orgs="sourcedId,type,identifier\ns1,school,1"), "a.zip")
    assert heading(page) == "Ready to import 2 children"
    assert "Change how it is read" not in page.text
    assert as_office.get(f"{page.request.path}/columns").location == HERE


def test_only_who_sent_a_file_sees_its_rows_before_it_is_read(as_office, as_lead):
    page = sent(as_office, STRANGE)
    assert "Pretend, Ada" in page.text
    others = as_lead.get(page.request.path)
    assert "Pretend, Ada" not in others.text
    assert "D: Birthday" in others.text


def test_of_two_who_say_it_the_second_is_shown_what_the_first_said(as_office, as_lead):
    page = sent(as_office, STRANGE)
    others = as_lead.get(page.request.path)
    said(as_office, page)
    answer = as_lead.submit(others, {"full_name": "0", "class_name": "4"}, button="Check this file")
    after = as_lead.get(answer.location)
    assert "Somebody else has said meanwhile" in after.text
    assert "Room → Class" in after.text


def test_a_school_without_upns_is_not_asked_for_them(as_office):
    page = sent(as_office, STRANGE)
    assert parsed(page).all("//select[@name='upn']") == []


def test_an_imported_file_has_nothing_left_to_say(as_office):
    page = sent(as_office, sample("sims-6-oak.csv"))
    as_office.submit(page, button="Import 30 children")
    assert as_office.get(f"{page.request.path}/columns").location == HERE
    tried = as_office.post(
        f"{page.request.path}/columns", data={"csrf_token": token(as_office), "forename": "0"}
    )
    assert tried.location == HERE


def test_a_file_that_waits_to_be_named_is_listed_and_can_be_forgotten(as_office, school):
    page = sent(as_office, STRANGE, "strange.csv")
    assert "Say what its columns are" in as_office.get(HERE).text
    assert "waits for you to say what its columns are" in home(school, as_office).text
    as_office.submit(page, button="Forget this file")
    assert db.session.scalars(select(RosterImport)).one().file_sealed is None


def test_cells_and_headings_are_shown_as_text(as_office):
    page = sent(as_office, STRANGE.replace(b"Learner", b"<b>L</b>").replace(b"Mx A", b"<i>x</i>"))
    assert "<b>L</b>" not in page.text
    assert "&lt;i&gt;x" in page.text


def home(school, as_office):
    made = make.school_class(school)
    make.pupil(made)
    lead = make.staff(school, "lead")
    return sign_in.staff_client(as_office.application, lead, school.id).get("/school/")


def said(client, page):
    answer = client.submit(page, {"full_name": "0", "class_name": "1"}, button="Check this file")
    assert answer.status_code == 303


def chosen(page, name):
    box = parsed(page).first(f"//select[@name='{name}']")
    return box.xpath("option[@selected]")[0].text


def token(client):
    return parsed(client.get(HERE)).first("//input[@name='csrf_token']").get("value")
