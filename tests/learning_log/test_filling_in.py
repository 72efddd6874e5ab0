"""A teacher writes a page for a child who cannot."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.audit.models import AuditEvent
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.learning_log.actions import fill_in, save_draft, save_entry
from app.learning_log.answers import EntryAnswers, SkillView
from app.learning_log.models import Entry
from app.learning_log.queries import draft_for, earlier_versions, entries_of
from tests.support import make

TOLD = EntryAnswers(
    job="nurse", met_how="visitor", words="She helps.", skills=(SkillView("listening", 2),)
)


def test_it_is_the_childs_own_page_and_says_who_wrote_it_down(viewer, me, child, visit, classroom):
    page_id = ids.new_id()
    fill_in(viewer, child.id, page_id, replace(TOLD, activity_id=visit.id))
    (page,) = entries_of(me, child.id)
    assert (page.words, page.activity_id, page.written_by_kind) == ("She helps.", visit.id, "staff")
    row = db.session.get_one(Entry, (viewer.school, page_id))
    assert (row.written_by, row.class_id, row.happened_on) == (viewer.id, classroom.id, visit.on)


def test_the_trail_names_the_adult_and_the_child(viewer, child):
    fill_in(viewer, child.id, ids.new_id(), TOLD)
    told = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "entry saved")).one()
    assert (told.actor_kind, told.actor_id, told.pupil_id) == ("staff", viewer.id, child.id)


def test_what_the_child_has_begun_on_a_tablet_stays(viewer, me, child, visit):
    begun = ids.new_id()
    save_draft(me, begun, visit.id, {"words": "I"}, 3)
    fill_in(viewer, child.id, ids.new_id(), replace(TOLD, activity_id=visit.id))
    assert draft_for(me, begun) is not None


def test_when_the_child_changes_it_what_the_adult_wrote_is_kept(viewer, me, child):
    page_id = ids.new_id()
    fill_in(viewer, child.id, page_id, TOLD)
    save_entry(me, page_id, replace(TOLD, words="She helped my gran."))
    (page,) = entries_of(me, child.id)
    assert page.written_by_kind == "pupil"
    assert [one.words for one in earlier_versions(viewer, page_id)] == ["She helps."]


def test_nobody_writes_over_what_the_child_wrote(viewer, me, child):
    page_id = ids.new_id()
    save_entry(me, page_id, replace(TOLD, words="I met her."))
    with pytest.raises(Refused):
        fill_in(viewer, child.id, page_id, TOLD)
    (page,) = entries_of(me, child.id)
    assert (page.words, page.written_by_kind) == ("I met her.", "pupil")


def test_nobody_fills_in_for_a_child_of_another_class_or_over_another_childs_page(
    viewer, me, child, school, classroom
):
    stranger, friend = make.pupil(make.school_class(school)), make.pupil(classroom)
    with pytest.raises(NotFound):
        fill_in(viewer, stranger.id, ids.new_id(), TOLD)
    with pytest.raises(NotFound):
        fill_in(viewer, friend.id, make.entry(child).id, TOLD)
    with pytest.raises(NotFound):
        fill_in(me, child.id, ids.new_id(), TOLD)
