"""The office sends a class list, looks at every row, and imports it or forgets it."""

import re
from io import BytesIO

import pytest
from sqlalchemy import Engine, event, select
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from app.foundation.database import db
from app.schools import actions
from app.schools.models import Pupil, RosterImport, SchoolOptions
from tests.schools.files import ADA, BEN, file_of, sample
from tests.schools.files import everything as stored
from tests.support import make, sign_in
from tests.support.client import parsed, token_on

HERE = "/school/imports"
DAY = r"\d\d/\d\d/\d{4}"


def test_a_file_sent_before_is_found_by_its_name(as_office, school):
    make.roster_import(school)
    sent(as_office, file_of(ADA), "oak.csv")
    found = as_office.submit(as_office.get(HERE), {"find": "OAK"}, button="Find")
    assert "oak.csv" in found.text
    assert "list.csv" not in found.text


def test_the_sample_with_mistakes_is_shown_row_by_row_and_its_good_rows_go_in(as_office, school):
    db.session.add(SchoolOptions(school_id=school.id, uses_upn=True, uses_upn_why="to match"))
    page = sent(as_office, sample("bromcom-with-mistakes.csv"), "bromcom-with-mistakes.csv")
    assert heading(page) == "7 rows need mending before they can go in"
    assert figures(page) == {"new": 16, "left out until mended": 7, "left": 0}
    assert "31 February 2015 is not a date. Check the day and the month." in page.text
    assert "Row 28: we passed over this row" in page.text
    done = as_office.get(as_office.submit(page, button="Import 16 children").location)
    assert heading(done) == "Imported: 16 added, 0 changed, 0 left"
    assert len(list(db.session.scalars(select(Pupil)))) == 16


@pytest.mark.parametrize(("name", "new"), [("sims-6-oak.csv", 30), ("arbor-whole-school.csv", 210)])
def test_a_sample_without_mistakes_is_ready(as_office, name, new):
    page = sent(as_office, sample(name), name)
    assert heading(page) == f"Ready to import {new} children"
    applied = as_office.submit(page, button=f"Import {new} children")
    assert applied.status_code == 303
    again = sent(as_office, sample(name), name)
    assert heading(again) == f"All {new} children are as we have them"
    assert "button--main" not in again.text


def test_columns_and_what_was_set_aside_are_told(as_office):
    page = sent(as_office, sample("arbor-whole-school.csv"))
    assert "Registration form → Class" in page.text
    assert "Sex: about a child’s circumstances: not read" in page.text
    assert "UPN: this school does not keep UPNs" in page.text


def test_each_tab_holds_its_rows_a_page_at_a_time(as_office):
    page = sent(as_office, sample("arbor-whole-school.csv"))
    every = as_office.get(f"{page.request.path}?show=all&page=5")
    assert "201 to 210 of 210" in every.text
    assert len(parsed(every).all("//table//tbody/tr")) == 10
    to_check = as_office.get(f"{page.request.path}?show=need-you")
    assert len(parsed(to_check).all("//table//tbody/tr")) == 5
    assert as_office.get(f"{page.request.path}?show=nonsense&page=nine").status_code == 200


def test_rows_go_by_the_day_of_birth_and_what_is_no_day_comes_last(as_office):
    page = sent(as_office, sample("bromcom-with-mistakes.csv"))
    for order, turn in (("born", False), ("-born", True)):
        rows = parsed(as_office.get(f"{page.request.path}?show=all&order={order}"))
        born = [
            rows.words_of(one) for one in rows.all("//tbody/tr/td[contains(@class, 'keep')][1]")
        ]
        days = [(one[6:10], one[3:5], one[:2]) for one in born if re.fullmatch(DAY, one)]
        assert days == sorted(days, reverse=turn)
        assert len(days) > 10


def test_what_changes_is_shown_before_and_after(as_office):
    imported(as_office, file_of(ADA, BEN))
    page = sent(as_office, file_of(ADA.replace("6 Oak", "6 Elm"), BEN.replace("Ben", "Benno")))
    moved = as_office.get(f"{page.request.path}?show=moved")
    assert "Class: 6 Oak" in " ".join(parsed(moved).first("//table").text_content().split())
    imported(as_office, file_of(ADA.replace("6 Oak", "6 Elm"), BEN))
    assert figures(sent(as_office, file_of(BEN))) == {
        "new": 0, "as we have them": 1, "left out until mended": 0, "left": 0,
    }  # fmt: skip


def test_who_is_missing_from_their_class_is_named_before_they_count_as_left(as_office):
    imported(as_office, file_of(ADA, BEN))
    page = sent(as_office, file_of(ADA))
    assert heading(page) == "1 child would count as left"
    missing = as_office.get(f"{page.request.path}?show=left")
    assert "Ben Madeup" in missing.text
    assert "Missing from the file" in missing.text
    as_office.submit(page, button="Count 1 child as left")
    assert [one.forename for one in db.session.scalars(select(Pupil)) if one.left_on] == ["Ben"]


def test_a_second_tap_on_import_does_nothing_a_second_time(as_office):
    page = sent(as_office, file_of(ADA))
    as_office.submit(page, button="Import 1 child")
    second = as_office.submit(page, button="Import 1 child")
    assert "Nothing was done a second time" in as_office.get(second.location).text
    assert len(list(db.session.scalars(select(Pupil)))) == 1


def test_a_roster_that_changed_meanwhile_is_shown_again_and_then_goes_in(as_office):
    waiting = sent(as_office, file_of(ADA, BEN))
    imported(as_office, file_of(ADA))
    answer = as_office.submit(waiting, button="Import 2 children")
    again = as_office.get(answer.location)
    assert "The roster has changed since this file was checked" in again.text
    assert figures(again) == {
        "new": 1, "as we have them": 1, "left out until mended": 0, "left": 0,
    }  # fmt: skip
    as_office.submit(again, button="Import 1 child")
    assert len(list(db.session.scalars(select(Pupil)))) == 2


def test_nothing_is_half_applied_when_the_database_is_lost_in_the_middle(as_office):
    imported(as_office, file_of(ADA))
    page = sent(as_office, sample("sims-6-oak.csv"))
    before = stored()
    with losing_the_database_at("INSERT INTO enrolment", nth=1):
        answer = as_office.submit(page, button="Import 30 children", may_break=True)
    assert answer.status_code == 500
    assert stored() == before
    as_office.submit(page, button="Import 30 children")
    assert len(list(db.session.scalars(select(Pupil)))) == 31


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"", "empty.csv", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "list.png", "file"),
        (b"PK\x03\x04" + b"\0" * 200, "list.xlsx", "damaged"),
        (b"hello\nworld\n", "hello.csv", "We found no row of headings"),
        (b"x" * (5 * 1024 * 1024 + 1), "long.csv", "larger than 5 MB"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_and_is_not_kept(
    as_office, data, name, sentence
):
    page = sent(as_office, data, name, status=422)
    assert sentence in parsed(page).first("//*[@role='alert']").text_content()
    assert parsed(page).first("//input[@type='file']") is not None
    assert list(db.session.scalars(select(RosterImport))) == []


def test_pressing_without_a_file_says_to_choose_one(as_office):
    page = as_office.submit(as_office.get(HERE), button="Check this file")
    assert page.status_code == 422
    assert "Choose a file first." in page.text


def test_a_file_beyond_what_the_service_takes_gets_a_sentence(as_office):
    start = as_office.get(HERE)
    answer = post_file(as_office, start, b"x" * 13 * 1024 * 1024, "huge.csv")
    assert answer.status_code == 413
    assert "That file is too big" in answer.text


def test_a_file_can_be_for_next_year_only_or_this(as_office):
    page = sent(as_office, file_of(ADA), school_year="2026")
    assert "for 2026/27" in page.text
    start = as_office.get(HERE)
    answer = post_file(as_office, start, file_of(ADA), "a.csv", school_year="1999")
    assert answer.status_code == 422


def test_cells_and_names_of_files_are_shown_as_text(as_office):
    page = sent(as_office, file_of(ADA.replace("Ada", "<img src=x>")), "<script>1.csv")
    assert "<img src=x>" not in page.text
    assert "<script>1" not in page.text
    assert "&lt;img src=x&gt;" in page.text


def test_a_checked_file_can_be_forgotten(as_office):
    page = sent(as_office, file_of(ADA))
    after = as_office.get(as_office.submit(page, button="Forget this file").location)
    assert "Nothing was imported from it." in after.text
    assert "Forgotten" in after.text
    assert heading(as_office.get(page.request.path)) == "Nothing was imported from this file"


def test_a_school_without_children_begins_with_a_class_list_and_no_other_does(as_office, school):
    assert heading(as_office.get(HERE)) == "Import your class lists to begin"
    make.pupil(make.school_class(school))
    db.session.commit()
    assert heading(as_office.get(HERE)) == "Import a class list"


def test_files_sent_before_are_listed_the_latest_first(as_office, time):
    imported(as_office, file_of(ADA), "first.csv")
    time.move(minutes=1)
    sent(as_office, file_of(BEN), "second.csv")
    page = as_office.get(HERE)
    assert heading(page) == "1 file is checked and not imported yet"
    assert page.text.index("second.csv") < page.text.index("first.csv")


def test_a_file_with_nothing_new_in_it_does_not_wait_for_anybody(as_office):
    imported(as_office, file_of(ADA), "first.csv")
    sent(as_office, file_of(ADA), "again.csv")
    page = as_office.get(HERE)
    assert heading(page) == "Import a class list"
    assert "Nothing new in it" in page.text
    assert "again.csv" not in as_office.get("/school/").text


def test_an_imported_file_leads_the_lead_to_the_cards(as_lead):
    page = sent(as_lead, file_of(ADA))
    done = as_lead.get(as_lead.submit(page, button="Import 1 child").location)
    assert "Print the cards from" in done.text


def test_rows_are_forgotten_after_a_week_and_the_page_says_so(as_office, school, time):
    page = sent(as_office, file_of(ADA))
    as_office.submit(page, button="Import 1 child")
    time.move(days=8)
    actions.forget_rosters(school.id)
    office = make.staff(school, "office")
    later = sign_in.staff_client(as_office.application, office, school.id)
    assert "The rows are forgotten" in later.get(page.request.path).text


class losing_the_database_at:  # noqa: N801 - reads as a sentence
    """Within the block, the nth statement of this kind never reaches the database."""

    def __init__(self, statement: str, nth: int) -> None:
        self.statement, self.left = statement, nth

    def __enter__(self) -> None:
        event.listen(Engine, "before_cursor_execute", self._lose)

    def __exit__(self, *_error: object) -> None:
        event.remove(Engine, "before_cursor_execute", self._lose)

    def _lose(self, _connection, _cursor, words, *_more) -> None:
        self.left -= words.startswith(self.statement)
        if self.left == 0:
            raise ConnectionError("lost")


def sent(client, data, name="list.csv", *, status=200, school_year=None):
    """The page after choosing this file."""
    answer = post_file(client, client.get(HERE), data, name, school_year or "2025")
    while answer.status_code == 303:
        answer = client.get(answer.location)
    assert answer.status_code == status
    return answer


def post_file(client, page, data, name, school_year="2025"):
    """Choose a file on this page and press the button."""
    fields = {"csrf_token": token_on(page), "school_year": school_year}
    boundary, body = encode_multipart(fields | {"file": FileStorage(BytesIO(data), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(HERE, data=body, content_type=kind)


def imported(client, data, name="list.csv"):
    page = sent(client, data, name)
    apply = f"{page.request.path}/apply"
    assert client.post(apply, data={"csrf_token": token_on(page)}).status_code == 303


def heading(page):
    return " ".join(parsed(page).first("//h1").text_content().split())


def figures(page):
    boxes = parsed(page).all("//*[contains(@class, 'figure')]")
    words = [(box[0].text, " ".join((box[0].tail or "").split())) for box in boxes]
    return {what.split(":")[0]: int(number) for number, what in words}
