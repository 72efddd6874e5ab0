"""The page of one child: the whole log on a time line, of every year that the adult may read."""

from datetime import date, timedelta

import pytest

from app.foundation import clock, ids
from app.foundation.database import db
from app.learning_log.models import EntryDraft
from app.schools.actions.departures import let_leave
from app.schools.models import SchoolClass
from tests.support import leaving, make, sign_in, years
from tests.web.test_query_counts import asked_for


def test_a_log_goes_on_over_the_years_and_the_new_teacher_reads_all_of_it(
    app, school, classroom, child, url
):
    make.entry(child, "Written in Year 5.")
    office = make.staff_viewer(make.staff(school, "office"), school)
    next_room = make.school_class(school, "Oak", ("6",))
    next_room.school_year += 1
    db.session.flush()
    years.begun(office)
    make.entry(child, "Written in Year 6.", school_year=2026, job="vet")
    page = client_of(app, school, next_room).get(url).text
    assert "2 pages, 2 jobs met" in page
    assert "2026/27: Oak" in page
    assert "2025/26: Maple" in page


def test_who_taught_the_child_before_reads_what_was_written_then(
    app, school, classroom, child, url, as_teacher
):
    make.entry(child, "Written in Year 5.")
    office = make.staff_viewer(make.staff(school, "office"), school)
    make.school_class(school, "Oak", ("6",))
    years.begun(office)
    make.entry(child, "Written since.")
    begin_a_page(child)
    page = as_teacher.get(url).text
    assert "Written in Year 5." in page
    assert "Written since." not in page
    assert "is begun" not in page


def test_a_visit_stands_alone_until_there_is_a_page_about_it(as_teacher, child, visit, url):
    assert "was there and has not written about it" in as_teacher.get(url).text
    make.entry(child, activity_id=visit.id)
    assert "was there and has not written about it" not in as_teacher.get(url).text


def test_of_a_draft_it_is_said_that_it_is_there_and_when_and_not_what_it_says(
    as_teacher, child, url
):
    begin_a_page(child)
    page = as_teacher.get(url).text
    assert "A page is begun" in page
    assert "Last at it Thursday 11 June, 10:30" in page
    assert "My own secret" not in page


def test_feedback_wishes_and_choices_stand_by_their_page(as_teacher, teacher, child, url):
    entry = make.entry(child)
    make.feedback(entry, teacher, "You looked closely.")
    leaving.chosen(entry)
    page = as_teacher.get(url).text
    assert "You looked closely." in page
    assert "Goes to the new school" in page


def test_skills_are_shown_as_they_grew(as_teacher, child, url):
    earlier = clock.today() - timedelta(days=60)
    make.entry(child, skills={"teamwork": 1}, happened_on=earlier)
    make.entry(child, skills={"teamwork": 3})
    page = as_teacher.get(url).text
    assert 'aria-label="1, 3 of 4"' in page
    assert "Just starting" in page


def test_the_line_is_cut_by_kind_and_by_year(as_teacher, child, visit, url):
    make.entry(child, "About a vet.", job="vet")
    make.entry(
        child, "Long ago.", happened_on=date(2024, 10, 1), school_year=2024, job="train-driver"
    )
    pages = as_teacher.get(f"{url}?show=pages").text
    assert "has not written about it" not in pages
    old = as_teacher.get(f"{url}?year=2024").text
    assert "Long ago." in old
    assert "About a vet." not in old
    assert "About a vet." in as_teacher.get(f"{url}?show=nonsense&year=1&page=x").text


def test_a_long_log_is_paged_and_opened_whole_to_print(as_teacher, child, url):
    for number in range(17):
        make.entry(child, f"Page number {number:02}.")
    first = as_teacher.get(url)
    assert "1 to 15 of" in first.text
    assert "Page number 00." not in first.text
    whole = as_teacher.get(f"{url}?whole=1").text
    assert "Page number 00." in whole
    assert "data-print" in whole


def test_the_line_goes_either_way_and_words_on_it_are_found(as_teacher, child, url):
    for day, words in enumerate(("First words.", "Later words."), start=1):
        make.entry(child, words, happened_on=date(2026, 6, day))
    earliest = as_teacher.get(f"{url}?order=day").text
    assert earliest.index("First words.") < earliest.index("Later words.")
    found = as_teacher.submit(as_teacher.get(url), {"find": "later"}, button="Find")
    assert "Later words." in found.text
    assert "First words." not in found.text
    nothing = as_teacher.submit(found, {"find": "zzqx"}, button="Find")
    assert "No page has these words" in nothing.text


def test_the_page_asks_as_often_for_a_hundred_pages_as_for_one(as_teacher, child, visit, url):
    make.entry(child)
    few = asked_for(lambda: as_teacher.get(url))
    for _ in range(30):
        make.entry(child, skills={"listening": 2})
    assert len(asked_for(lambda: as_teacher.get(url))) == len(few)
    assert len(few) < 15


def test_the_log_of_a_child_who_left_is_read_by_the_lead(as_lead, school, child, url):
    make.entry(child, "Before I left.")
    let_leave(make.staff_viewer(make.staff(school, "office"), school), child.id)
    page = as_lead.get(url).text
    assert "Left 11 June 2026" in page
    assert "Before I left." in page


def test_a_teacher_of_another_class_finds_nothing(app, school, child, url):
    other = make.school_class(school, "Elm", ("5",))
    assert client_of(app, school, other).get(url).status_code == 404


def test_a_page_of_last_year_is_reviewed_on_the_desk_of_this_year(app, school, classroom, child):
    entry = make.entry(child, "Still to be read.")
    years.begun(make.staff_viewer(make.staff(school, "office"), school))
    here = years.place(child).class_id
    room = db.session.get_one(SchoolClass, {"school_id": school.id, "id": here})
    both = make.staff(school, "teacher", classes=(classroom, room))
    client = sign_in.staff_client(app, both, school.id)
    page = client.get(f"/class/entries/{entry.id}")
    assert page.status_code == 200
    assert f"/class/{here}/reviews?entry={entry.id}" in page.text
    desk = client.get(f"/class/{here}/reviews?entry={entry.id}")
    done = client.submit(desk, button="Reviewed, next")
    assert client.get(done.location).status_code == 200


def client_of(app, school, room):
    """A browser of somebody who teaches this class and no other."""
    return sign_in.staff_client(app, make.staff(school, "teacher", classes=(room,)), school.id)


def begin_a_page(child) -> None:
    db.session.add(
        EntryDraft(
            school_id=child.school_id,
            pupil_id=child.id,
            entry_id=ids.new_id(),
            answers={"words": "My own secret"},
        )
    )
    db.session.flush()


@pytest.fixture
def url(child) -> str:
    return f"/class/pupils/{child.id}"
