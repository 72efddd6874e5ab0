"""A page written under the wrong name goes to the child who wrote it."""

import pytest

from app.audit.models import AuditEvent
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.learning_log.actions import move_entry, receive_entry, save_draft, save_entry
from app.learning_log.answers import EntryAnswers
from app.learning_log.models import Entry
from app.learning_log.queries import draft_for, earlier_versions, entries_of, picture_file
from app.media.models import StoredFile
from app.reviews.queries import standing_of, waiting_in
from app.schools.models import Enrolment
from tests.support import leaving, make


def test_the_page_is_in_one_log_and_not_in_the_other(adult, page, child, writer):
    move_entry(adult, page.id, writer.id)

    assert [one.id for one in entries_of(make.pupil_viewer(writer), writer.id)] == [page.id]
    assert entries_of(make.pupil_viewer(child), child.id) == ()


def test_the_history_says_under_whose_name_it_was(adult, page, child, writer):
    move_entry(adult, page.id, writer.id)
    save_entry(make.pupil_viewer(writer), page.id, EntryAnswers(job="vet", words="And more."))
    before = earlier_versions(adult, page.id)

    assert [(one.revision, one.pupil_id) for one in before] == [(2, writer.id), (1, child.id)]
    assert before[-1].words == "Vets mend cats."


def test_versions_of_before_keep_the_name_they_were_saved_under(adult, child, writer):
    entry_id = ids.new_id()
    for words in ("First.", "Second."):
        save_entry(make.pupil_viewer(child), entry_id, EntryAnswers(job="vet", words=words))
    move_entry(adult, entry_id, writer.id)

    assert {one.pupil_id for one in earlier_versions(adult, entry_id)} == {child.id}


def test_drawings_on_it_now_or_before_move_along(adult, page, child, writer):
    drawing = make.picture(page)
    save_entry(make.pupil_viewer(child), page.id, EntryAnswers(job="vet", words="No drawing."))
    move_entry(adult, page.id, writer.id)

    assert db.session.query(StoredFile).one().pupil_id == writer.id
    assert picture_file(make.pupil_viewer(writer), drawing.id)
    with pytest.raises(NotFound):
        picture_file(make.pupil_viewer(child), drawing.id)


def test_what_the_teacher_made_of_it_is_asked_anew(adult, page, classroom, writer):
    leaving.reviewed(page)
    assert waiting_in(adult, classroom.id) == 0
    move_entry(adult, page.id, writer.id)

    assert standing_of(adult, [page.id])[page.id].state == "unread"
    assert waiting_in(adult, classroom.id) == 1


def test_moving_it_back_undoes_it(adult, page, child, writer):
    drawing = make.picture(page)
    move_entry(adult, page.id, writer.id)
    move_entry(adult, page.id, child.id)

    assert [one.words for one in entries_of(adult, child.id)] == [page.words]
    assert entries_of(adult, writer.id) == ()
    assert picture_file(make.pupil_viewer(child), drawing.id)


def test_both_children_have_it_in_the_trail(adult, page, child, writer):
    move_entry(adult, page.id, writer.id)
    trail = db.session.query(AuditEvent).filter_by(subject_id=str(page.id))

    assert {(one.action, one.pupil_id) for one in trail} == {
        ("entry moved away", child.id),
        ("entry moved here", writer.id),
    }


def test_moving_it_to_where_it_is_changes_nothing(adult, page, child):
    move_entry(adult, page.id, child.id)

    assert db.session.get_one(Entry, (page.school_id, page.id)).revision == 1


def test_the_page_counts_in_the_year_of_its_writer(adult, page, writer, school):
    db.session.query(Enrolment).filter_by(pupil_id=writer.id).update({"nc_year": "6"})
    move_entry(adult, page.id, writer.id)

    assert entries_of(adult, writer.id)[0].nc_year == "6"


def test_a_change_that_was_begun_moves_along(adult, page, child, writer):
    save_draft(make.pupil_viewer(child), page.id, None, {"words": "Half"}, 2)
    move_entry(adult, page.id, writer.id)

    draft = draft_for(make.pupil_viewer(writer), page.id)
    assert draft is not None
    assert draft.answers == {"words": "Half"}


def test_a_late_copy_of_it_changes_nothing(adult, child, writer):
    entry_id, answers = ids.new_id(), EntryAnswers(job="vet", words="Once.")
    save_entry(make.pupil_viewer(child), entry_id, answers)
    move_entry(adult, entry_id, writer.id)

    assert receive_entry(make.pupil_viewer(child), entry_id, answers, 1).repeated
    assert [one.pupil_id for one in entries_of(adult, writer.id)] == [writer.id]


def test_a_child_of_another_class_is_refused(school, lead, page):
    elsewhere = make.pupil(make.school_class(school))
    with pytest.raises(Refused, match="child of the class"):
        move_entry(make.staff_viewer(lead, school), page.id, elsewhere.id)


def test_a_message_to_the_new_school_stays(adult, child, writer):
    message = make.entry(child, kind="message", job=None)
    with pytest.raises(Refused, match="message"):
        move_entry(adult, message.id, writer.id)


def test_another_classes_teacher_finds_neither_page_nor_child(school, page, writer):
    stranger = make.staff(school, "teacher", classes=(make.school_class(school),))
    with pytest.raises(NotFound):
        move_entry(make.staff_viewer(stranger, school), page.id, writer.id)


def test_a_child_cannot_give_a_page_away(page, child, writer):
    with pytest.raises(NotFound):
        move_entry(make.pupil_viewer(child), page.id, writer.id)


@pytest.fixture
def adult(teacher, school):
    return make.staff_viewer(teacher, school)


@pytest.fixture
def page(child):
    return make.entry(child, "Vets mend cats.", job="vet")


@pytest.fixture
def writer(classroom):
    """The child who wrote the page while another was signed in."""
    return make.pupil(classroom, "Writer")
