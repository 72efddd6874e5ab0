"""How a class is getting on."""

from datetime import date

import pytest

from app.foundation.errors import NotFound
from app.reviews.queries import class_progress
from tests.support import make


def test_a_class_without_anything_has_nothing_to_show(viewer, classroom):
    progress = class_progress(viewer, classroom.id)
    assert (progress.children, progress.latest, progress.coming) == ((), None, None)


def test_the_latest_is_of_today_or_before_and_the_next_is_the_nearest(viewer, classroom):
    make.activity(classroom, title="Long ago", on=date(2026, 5, 1))
    make.activity(classroom, title="Yesterday", on=date(2026, 6, 10))
    make.activity(classroom, title="Soon", on=date(2026, 6, 12))
    make.activity(classroom, title="Much later", on=date(2026, 7, 12))
    progress = class_progress(viewer, classroom.id)
    assert progress.latest.title == "Yesterday"
    assert progress.coming.title == "Soon"


def test_dots_count_only_what_a_child_was_there_for(viewer, classroom, child):
    there, away = make.activity(classroom), make.activity(classroom, on=date(2026, 6, 1))
    make.attended(there, child)
    make.attended(away, child)
    make.db.session.get(make.Attendance, (child.school_id, away.id, child.id)).present = False
    make.entry(child, activity_id=there.id)
    (row,) = class_progress(viewer, classroom.id).children
    assert (row.told, row.attended) == (1, 1)


def test_a_child_who_was_away_and_logs_all_the_same_is_counted(viewer, classroom, child):
    activity = make.activity(classroom)
    make.attended(activity, child)
    make.db.session.get(make.Attendance, (child.school_id, activity.id, child.id)).present = False
    assert class_progress(viewer, classroom.id).expected == 0
    make.entry(child, activity_id=activity.id)
    progress = class_progress(viewer, classroom.id)
    assert (progress.logged, progress.expected) == (1, 1)


def test_jobs_and_skills_and_families_are_those_of_this_class(viewer, classroom, child):
    make.entry(child, job="nurse", skills={"listening": 2})
    make.entry(child, job="nurse")
    make.entry(child, job="vet")
    progress = class_progress(viewer, classroom.id)
    assert (progress.children[0].jobs, progress.without_a_skill) == (2, ())
    assert "healthcare" not in progress.families_not_met
    assert len(progress.families_not_met) == 23


def test_another_teachers_class_is_not_there(school, classroom):
    stranger = make.staff_viewer(make.staff(school, "teacher"), school)
    with pytest.raises(NotFound):
        class_progress(stranger, classroom.id)
