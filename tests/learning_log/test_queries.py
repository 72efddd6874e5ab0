"""Who may read which page, and what waits to be told."""

from datetime import timedelta

import pytest

from app.foundation import clock, ids
from app.foundation.errors import NotFound
from app.learning_log.actions import remove_entry, restore_entry, save_draft, write_message
from app.learning_log.queries import (
    activities_to_tell,
    draft_for,
    drafts_of_class,
    entries_in_class,
    entries_of,
    entry_for,
    picture_file,
    removed_in_class,
)
from tests.support import make


def test_a_child_reads_their_own_pages_and_no_others(child, classroom):
    mine = make.entry(child)
    theirs = make.entry(make.pupil(classroom))
    viewer = make.pupil_viewer(child)
    assert entry_for(viewer, mine.id).id == mine.id
    assert entries_of(viewer, theirs.pupil_id) == ()
    with pytest.raises(NotFound):
        entry_for(viewer, theirs.id)


def test_a_teacher_reads_the_pages_of_their_class_alone(school, child, teacher):
    entry = make.entry(child)
    stranger = make.staff(school, "teacher", classes=(make.school_class(school),))
    assert entry_for(make.staff_viewer(teacher, school), entry.id).id == entry.id
    with pytest.raises(NotFound):
        entry_for(make.staff_viewer(stranger, school), entry.id)


def test_the_office_reads_no_pages(school, child, office):
    with pytest.raises(NotFound):
        entry_for(make.staff_viewer(office, school), make.entry(child).id)


def test_the_lead_reads_every_page_of_the_school_and_none_of_another(school, child, lead):
    viewer = make.staff_viewer(lead, school)
    elsewhere = make.entry(make.pupil(make.school_class(make.school())))
    assert len(entries_of(viewer, child.id)) == 0
    make.entry(child)
    assert len(entries_of(viewer, child.id)) == 1
    with pytest.raises(NotFound):
        entry_for(viewer, elsewhere.id)


def test_pages_of_a_class_can_be_those_of_one_activity(child, classroom, teacher, school):
    visit = make.activity(classroom)
    about = make.entry(child, activity_id=visit.id)
    make.entry(child)
    viewer = make.staff_viewer(teacher, school)
    assert len(entries_in_class(viewer, classroom.id)) == 2
    [found] = entries_in_class(viewer, classroom.id, activity_id=visit.id)
    assert found.id == about.id


def test_a_page_put_away_is_seen_by_nobody_until_it_is_brought_back(
    child, classroom, teacher, school
):
    entry = make.entry(child)
    viewer = make.staff_viewer(teacher, school)
    remove_entry(viewer, entry.id)
    assert entries_in_class(viewer, classroom.id) == ()
    assert [page.id for page in removed_in_class(viewer, classroom.id)] == [entry.id]
    restore_entry(viewer, entry.id)
    assert [page.id for page in entries_in_class(viewer, classroom.id)] == [entry.id]


def test_a_child_cannot_put_a_page_away(child):
    with pytest.raises(NotFound):
        remove_entry(make.pupil_viewer(child), make.entry(child).id)


def test_what_was_attended_and_not_told_waits_the_newest_first(child, classroom):
    today = clock.today()
    days = {name: today - timedelta(days=ago) for name, ago in [("new", 0), ("older", 5)]}
    for title, on in days.items():
        make.activity(classroom, title=title, on=on)
    make.activity(classroom, title="long ago", on=today - timedelta(days=60))
    make.activity(classroom, title="to come", on=today + timedelta(days=1))
    told = make.activity(classroom, title="told")
    make.entry(child, activity_id=told.id)
    waiting = activities_to_tell(make.pupil_viewer(child))
    assert [activity.title for activity in waiting] == ["new", "older"]


def test_a_draft_is_the_childs_alone_and_the_class_knows_only_that_it_is(
    child, classroom, teacher, school
):
    visit = make.activity(classroom)
    entry_id = ids.new_id()
    save_draft(make.pupil_viewer(child), entry_id, visit.id, {"words": "A nur"}, 3)
    friend = make.pupil_viewer(make.pupil(classroom))
    assert draft_for(friend, entry_id) is None
    viewer = make.staff_viewer(teacher, school)
    assert drafts_of_class(viewer, classroom.id) == {(child.id, visit.id)}


def test_a_picture_is_seen_by_its_child_and_by_the_teacher_once_it_is_on_a_page(
    child, classroom, teacher, school
):
    on_a_page = make.picture(make.entry(child))
    assert picture_file(make.pupil_viewer(child), on_a_page.id).id == on_a_page.id
    assert picture_file(make.staff_viewer(teacher, school), on_a_page.id).id == on_a_page.id
    with pytest.raises(NotFound):
        picture_file(make.pupil_viewer(make.pupil(classroom)), on_a_page.id)


def test_a_message_is_one_page_written_over(child):
    viewer = make.pupil_viewer(child)
    write_message(viewer, "I like maps.")
    assert write_message(viewer, "I like maps and bees.").revision == 2
    [message] = entries_of(viewer, child.id)
    assert (message.kind, message.words) == ("message", "I like maps and bees.")
