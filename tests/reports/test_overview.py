"""What a class's year adds up to, counted from the class itself."""

from datetime import date

import pytest

from app.activities import marking
from app.foundation.errors import NotFound
from app.reports.queries import class_overview
from tests.support import make


def test_who_was_there_has_met_the_job_and_who_wrote_is_counted_too(
    viewer, child, visit, classroom
):
    friend = make.pupil(classroom)
    make.entry(child, job="nurse", activity_id=visit.id)
    healthcare = figures(viewer, classroom).met[0]
    assert (healthcare.family, healthcare.met, healthcare.wrote) == ("healthcare", 2, 1)
    marking.mark_there(viewer, visit.id, friend.id, present=False)
    found = figures(viewer, classroom)
    assert (found.met[0].met, [one.id for one in found.met[0].not_yet]) == (1, [friend.id])
    assert found.encounters == 1


def test_a_job_counts_once_however_often_it_was_met(viewer, child, visit, classroom):
    for _ in range(2):
        make.entry(child, job="nurse")
    make.entry(child, job=None, job_words="Ghost hunter")
    assert figures(viewer, classroom).jobs_each == 3  # nurse, the doctor of the visit, the ghosts


def test_what_a_child_said_last_of_a_skill_is_what_counts(viewer, child, classroom):
    make.entry(child, happened_on=date(2026, 6, 1), skills={"listening": 1})
    make.entry(child, happened_on=date(2026, 6, 9), skills={"listening": 3, "teamwork": None})
    make.pupil(classroom)
    found = figures(viewer, classroom)
    counts = {one.skill: one.counts for one in found.skills}
    assert (counts["listening"], counts["teamwork"]) == ((0, 0, 1, 0), (0, 0, 0, 0))
    assert found.without_a_view == 1


def test_a_child_who_wrote_and_then_fell_silent_is_seen(viewer, child, classroom):
    first = make.activity(classroom, on=date(2026, 6, 2), jobs=["nurse"])
    make.entry(child, activity_id=first.id, happened_on=date(2026, 6, 2))
    assert figures(viewer, classroom).children[0].silent_since == ""
    make.activity(classroom, on=date(2026, 6, 10), jobs=["baker"])
    (row,) = figures(viewer, classroom).children
    assert (row.silent_since, row.told, len(row.encounters)) == ("A nurse came", 1, 2)


def test_what_most_have_met_and_one_has_not_is_that_childs_gap(viewer, child, visit, classroom):
    friends = [make.pupil(classroom) for _ in range(3)]
    found = figures(viewer, classroom)
    assert [found.gaps_of(row) for row in found.children] == [()] * 4
    marking.mark_there(viewer, visit.id, friends[0].id, present=False)
    found = figures(viewer, classroom)
    gaps = {row.pupil.id: [one.family for one in found.gaps_of(row)] for row in found.children}
    assert gaps[friends[0].id] == ["healthcare"]
    assert gaps[child.id] == []


def test_earlier_years_and_earlier_classes_count_when_they_are_asked_for(
    viewer, school, child, classroom
):
    before = make.school_class(school)
    baker = make.activity(before, on=date(2025, 6, 2), jobs=["baker"])
    make.attended(baker, child)
    make.entry(child, job="vet", school_year=2024)
    assert figures(viewer, classroom).met == ()
    whole = class_overview(viewer, classroom.id, whole_log=True)
    assert {one.family for one in whole.met} == {"animal-care", "hospitality-and-food"}


def test_a_message_to_the_new_school_is_no_page_about_a_job(viewer, child, classroom):
    make.entry(child, kind="message", job=None)
    assert figures(viewer, classroom).pages == 0


def test_another_teachers_class_is_not_there(viewer, school):
    with pytest.raises(NotFound):
        figures(viewer, make.school_class(school))


def figures(viewer, classroom):
    return class_overview(viewer, classroom.id)
