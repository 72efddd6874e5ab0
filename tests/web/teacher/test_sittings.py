"""Who was here: by tablet, with the pages each child wrote."""

from app.foundation import clock
from tests.support import make, tablets
from tests.support.tablets import sitting


def test_each_tablet_shows_who_sat_at_it_when_and_how(as_teacher, school, child, classroom, time):
    tablet, friend = tablets.tablet(school.id, "Blue 4"), make.pupil(classroom, "Friend")
    sitting(child, tablet)
    time.move(minutes=1)
    sitting(friend, tablet, how="card", ended_at=clock.now())
    page = as_teacher.get(f"/class/{classroom.id}/here").text

    assert "2 children were here" in page
    assert page.index(child.forename) < page.index("Friend")
    assert "Blue 4" in page
    assert "10:30" in page


def test_a_sitting_shows_the_pages_written_in_it(as_teacher, child, classroom):
    sat = sitting(child)
    entry = make.entry(child, job="vet", sitting_id=sat.id)
    page = as_teacher.get(f"/class/{classroom.id}/here").text

    assert f"/class/entries/{entry.id}/move" in page


def test_a_page_that_was_moved_says_where_it_is(as_teacher, child, classroom):
    sat, writer = sitting(child), make.pupil(classroom, "Writer")
    make.entry(writer, job="vet", sitting_id=sat.id)

    assert "Moved to Writer" in as_teacher.get(f"/class/{classroom.id}/here").text


def test_the_days_before_can_be_leafed_through(as_teacher, child, classroom, time):
    sitting(child)
    time.move(hours=1)
    page = as_teacher.get(f"/class/{classroom.id}/here?on=2026-06-12")

    assert "nobody was here" in page.text
    assert "?on=2026-06-11" in page.text
    assert "1 child was here" in as_teacher.get(f"/class/{classroom.id}/here?on=2026-06-11").text


def test_a_day_that_is_none_is_today(as_teacher, child, classroom):
    sitting(child)

    assert "1 child was here" in as_teacher.get(f"/class/{classroom.id}/here?on=32.13.").text


def test_a_day_at_the_end_of_time_is_today(as_teacher, child, classroom):
    sitting(child)

    assert "1 child was here" in as_teacher.get(f"/class/{classroom.id}/here?on=9999-12-31").text


def test_a_tablet_that_only_stands_open_is_nobody(as_tablet, as_teacher, classroom):
    assert "nobody was here" in as_teacher.get(f"/class/{classroom.id}/here").text
