"""The class page: who has logged, what waits, what comes next."""

from datetime import date

import pytest
from sqlalchemy import Engine, event

from app.foundation.database import db
from app.learning_log.models import EntryDraft
from tests.support import make, sign_in
from tests.support.client import parsed


def test_a_teacher_of_one_class_comes_straight_to_it(as_teacher, classroom):
    answer = as_teacher.get("/class/")
    assert (answer.status_code, answer.location) == (303, f"/class/{classroom.id}")


def test_a_teacher_of_two_classes_chooses(app, school, classroom):
    other = make.school_class(school, "Oak")
    teacher = make.staff(school, "teacher", classes=(classroom, other))
    page = sign_in.staff_client(app, teacher, school.id).get("/class/")
    assert heading(page) == "2 classes, nothing to review"
    assert {"Maple", "Oak"} <= set(links(page))


def test_a_teacher_without_a_class_is_told_whom_to_ask(app, school):
    page = sign_in.staff_client(app, make.staff(school, "teacher"), school.id).get("/class/")
    assert "Ask whoever leads careers learning" in page.text


@pytest.mark.parametrize(
    ("roles", "words"),
    [
        (("teacher", "lead"), "Begin with the school"),
        (("champion",), "The school office brings in"),
    ],
)
def test_before_there_are_classes_everybody_is_told_what_they_can_do(app, school, roles, words):
    page = sign_in.staff_client(app, make.staff(school, *roles), school.id).get("/class/")
    assert words in page.text


def test_the_lead_sees_every_class(as_lead, school, classroom):
    make.school_class(school, "Oak")
    assert {"Maple", "Oak"} <= set(links(as_lead.get("/class/")))
    assert as_lead.get(f"/class/{classroom.id}").status_code == 200


def test_one_class_and_one_child_are_counted_as_one(as_lead, classroom, child):
    assert heading(as_lead.get("/class/")) == "1 class, nothing to review"
    make.activity(classroom)
    assert "1 child. Dots" in as_lead.get(f"/class/{classroom.id}").text


def test_a_class_without_children_says_who_reads_the_list_in(as_teacher, classroom):
    page = as_teacher.get(f"/class/{classroom.id}")
    assert heading(page) == "Maple: no children yet"
    assert "school office" in page.text


def test_before_the_first_activity_the_next_step_is_to_plan_one(as_teacher, classroom, child):
    page = as_teacher.get(f"/class/{classroom.id}")
    assert heading(page) == "Maple: no activity yet"
    assert "Plan an activity" in links(page)


def test_the_finding_counts_those_who_were_there(as_teacher, classroom, child):
    activity = make.activity(classroom)
    away, late = make.pupil(classroom, "Faraway"), make.pupil(classroom, "Latecomer")
    make.attended(activity, child, late)
    was_away(activity, away)
    make.entry(child, activity_id=activity.id)
    page = as_teacher.get(f"/class/{classroom.id}")
    assert heading(page) == "Maple: 1 of 2 has logged today"
    assert tuple(row_of(page, one)[1] for one in (child.forename, "Latecomer", "Faraway")) == (
        "Today",
        "Not yet",
        "Away",
    )


def test_a_child_in_the_middle_of_a_page_is_neither_done_nor_missing(as_teacher, classroom, child):
    activity = make.activity(classroom)
    db.session.add(
        EntryDraft(
            school_id=child.school_id,
            pupil_id=child.id,
            entry_id=make.ids.new_id(),
            activity_id=activity.id,
            answers={},
        )
    )
    assert row_of(as_teacher.get(f"/class/{classroom.id}"), child.forename)[1] == "Draft open"


def test_an_older_activity_is_called_by_its_name(as_teacher, classroom, child):
    activity = make.activity(classroom, title="A baker came", on=date(2026, 6, 9))
    make.entry(child, activity_id=activity.id)
    page = as_teacher.get(f"/class/{classroom.id}")
    assert heading(page) == "Maple: 1 of 1 has logged “A baker came”"


def test_only_those_who_have_not_logged_can_be_shown(as_teacher, classroom, child):
    activity = make.activity(classroom)
    make.entry(child, activity_id=activity.id)
    waiting = make.pupil(classroom, "Latecomer")
    page = as_teacher.get(f"/class/{classroom.id}?show=not-yet")
    assert waiting.forename in links(page)
    assert child.forename not in links(page)


def test_what_comes_next_and_what_is_missing_stand_beside(as_teacher, classroom, child):
    make.activity(classroom, title="A train driver calls", on=date(2026, 6, 16), jobs=[])
    page = as_teacher.get(f"/class/{classroom.id}")
    assert "A train driver calls" in page.text
    assert "of 25 job families that nobody has a page about" in page.text
    assert "has named no skill yet" in page.text


def test_an_open_class_shows_its_code_and_a_picture_to_scan(as_teacher, classroom, child):
    as_teacher.submit(as_teacher.get(f"/class/{classroom.id}/open"), button="Open the class")
    page = as_teacher.get(f"/class/{classroom.id}")
    assert parsed(page).first("//*[@class='code__letters']") is not None
    assert parsed(page).first("//svg[@role='img'][@aria-label]") is not None


def test_a_big_class_asks_no_more_queries_than_a_small_one(as_teacher, classroom, queries):
    with_children(classroom, 1)
    few = queries(lambda: as_teacher.get(f"/class/{classroom.id}"))
    with_children(classroom, 12)
    assert queries(lambda: as_teacher.get(f"/class/{classroom.id}")) == few


def test_another_teachers_class_is_not_there(as_teacher, school):
    assert as_teacher.get(f"/class/{make.school_class(school).id}").status_code == 404


def test_the_office_has_no_class_pages(as_office, classroom):
    assert as_office.get(f"/class/{classroom.id}").status_code == 404


def heading(page):
    shown = parsed(page)
    return shown.words_of(shown.first("//h1"))


def links(page):
    shown = parsed(page)
    return [shown.words_of(link) for link in shown.all("//main//a")]


def row_of(page, name):
    shown = parsed(page)
    for row in shown.all("//tbody/tr"):
        cells = [shown.words_of(cell) for cell in row]
        if name in cells[0]:
            return cells
    raise AssertionError(f"{name} has no row")


def was_away(activity, child):
    make.attended(activity, child)
    row = db.session.get(make.Attendance, (activity.school_id, activity.id, child.id))
    row.present = False


def with_children(classroom, count):
    for _ in range(count):
        child = make.pupil(classroom)
        activity = make.activity(classroom)
        make.attended(activity, child)
        make.entry(child, activity_id=activity.id, skills={"listening": 2})


@pytest.fixture
def queries():
    """Counts the statements that something sends."""

    def count(what):
        db.session.commit()
        seen = []
        note = lambda *args: seen.append(args[2])  # noqa: E731
        event.listen(Engine, "before_cursor_execute", note)
        what()
        event.remove(Engine, "before_cursor_execute", note)
        return len(seen)

    return count
