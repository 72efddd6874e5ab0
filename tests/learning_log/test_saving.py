"""Saving a page: once, cheaply, and without losing what was there."""

from uuid import uuid4

import pytest
from sqlalchemy import event, func, select

from app.audit.models import AuditEvent
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.learning_log.actions import message_id, save_draft, save_entry, write_message
from app.learning_log.answers import EntryAnswers, SkillView
from app.learning_log.models import Entry, EntryDraft, EntryRevision, EntrySkill
from app.learning_log.queries import entries_of, entry_for
from tests.support import make

NURSE = EntryAnswers(
    job="nurse",
    met_how="visitor",
    words="A nurse listens to your heart.",
    skills=(SkillView("listening", 3), SkillView("speaking", 2)),
    would_like="maybe",
)


def test_a_page_is_saved_as_it_was_answered(viewer):
    saved = save_entry(viewer, ids.new_id(), NURSE)
    page = entry_for(viewer, saved.entry_id)
    assert page.answers == EntryAnswers(**{**vars_of(NURSE), "happened_on": page.happened_on})
    assert (page.revision, page.job_title, page.nc_year) == (1, "Nurse", "5")


def test_a_first_save_is_three_inserts_and_asks_nothing(viewer, statements):
    save_entry(viewer, ids.new_id(), NURSE)
    assert [" ".join(words.split()[:3]) for words in statements] == [
        "INSERT INTO entry",
        "INSERT INTO entry_skill",
        "INSERT INTO audit_event",
        "DELETE FROM entry_draft",
    ]


def test_saving_the_same_twice_changes_nothing(viewer):
    entry_id = ids.new_id()
    save_entry(viewer, entry_id, NURSE)
    again = save_entry(viewer, entry_id, NURSE)
    assert (again.repeated, again.revision) == (True, 1)
    assert (count(Entry), count(EntrySkill)) == (1, 2)
    trail = set(db.session.scalars(select(AuditEvent.action)))
    assert trail == {"entry saved", "entry sent again"}


def test_a_change_keeps_what_the_page_said_before(viewer):
    entry_id = ids.new_id()
    save_entry(viewer, entry_id, NURSE)
    changed = EntryAnswers(
        job="nurse", words="They work at night.", skills=(SkillView("teamwork"),)
    )
    assert save_entry(viewer, entry_id, changed).revision == 2
    page = entry_for(viewer, entry_id)
    assert (page.words, page.skills) == ("They work at night.", (SkillView("teamwork"),))
    before = db.session.scalars(select(EntryRevision)).one()
    assert before.content["words"] == NURSE.words
    assert before.content["skills"] == [["listening", 3], ["speaking", 2]]
    assert before.revision == 1


def test_going_back_to_old_words_is_a_change_too(viewer):
    entry_id = ids.new_id()
    save_entry(viewer, entry_id, NURSE)
    save_entry(viewer, entry_id, EntryAnswers(words="Other."))
    assert save_entry(viewer, entry_id, NURSE).revision == 3
    assert count(EntryRevision) == 2


def test_another_childs_page_cannot_be_written_over(viewer, classroom):
    theirs = make.entry(make.pupil(classroom), "Mine.")
    with pytest.raises(NotFound):
        save_entry(viewer, theirs.id, NURSE)
    db.session.rollback()


def test_that_another_child_wrote_the_same_words_is_told_to_nobody(viewer, classroom):
    entry_id = ids.new_id()
    save_entry(make.pupil_viewer(make.pupil(classroom)), entry_id, NURSE)
    with pytest.raises(NotFound):
        save_entry(viewer, entry_id, NURSE)


def test_a_page_of_another_school_with_the_same_id_is_another_page(viewer):
    elsewhere = make.pupil(make.school_class(make.school()))
    theirs = make.entry(elsewhere, "Theirs.")
    save_entry(viewer, theirs.id, NURSE)
    assert count(Entry) == 2


def test_an_activity_of_another_class_is_left_out(viewer, school, child):
    other = make.activity(make.school_class(school))
    saved = save_entry(viewer, ids.new_id(), EntryAnswers(job="nurse", activity_id=other.id))
    assert entry_for(viewer, saved.entry_id).activity_id is None


def test_the_activity_of_ones_own_class_is_kept(viewer, classroom):
    ours = make.activity(classroom)
    saved = save_entry(viewer, ids.new_id(), EntryAnswers(job="nurse", activity_id=ours.id))
    assert entry_for(viewer, saved.entry_id).activity_id == ours.id


def test_a_draft_is_gone_once_the_page_is_saved(viewer):
    entry_id = uuid4()
    save_draft(viewer, entry_id, None, {"words": "A nur"}, 3)
    save_draft(viewer, entry_id, None, {"words": "A nurse"}, 3)
    assert db.session.scalars(select(EntryDraft)).one().answers == {"words": "A nurse"}
    save_entry(viewer, entry_id, NURSE)
    assert count(EntryDraft) == 0


@pytest.mark.parametrize(
    "answers",
    [
        EntryAnswers(words="a" * 5001),
        EntryAnswers(job_words="a" * 121),
        EntryAnswers(skills=tuple(SkillView(s) for s in ("listening", "speaking", "x", "y"))),
        EntryAnswers(skills=(SkillView("listening", 1), SkillView("listening", 2))),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(viewer, answers):
    with pytest.raises(Refused, match=r"\w\.$"):
        save_entry(viewer, ids.new_id(), answers)


def test_a_page_put_away_by_the_teacher_is_not_changed_by_the_child(viewer, child):
    away = make.entry(child, removed_at=make.clock.now())
    with pytest.raises(Refused):
        save_entry(viewer, away.id, NURSE)
    assert entries_of(viewer, child.id) == ()


def test_no_page_takes_the_place_of_a_friends_message(viewer, classroom):
    friend = make.pupil(classroom)
    with pytest.raises(NotFound):
        save_entry(viewer, message_id(friend.id), NURSE)

    write_message(make.pupil_viewer(friend), "I like maths.")
    assert [page.words for page in entries_of(make.pupil_viewer(friend), friend.id)] == [
        "I like maths."
    ]


def vars_of(answers):
    return {name: getattr(answers, name) for name in EntryAnswers.__slots__}


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def viewer(child):
    return make.pupil_viewer(child)


@pytest.fixture
def statements(viewer):
    seen = []
    engine = db.engine

    def note(_connection, _cursor, words, *_rest):
        seen.append(words)

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
