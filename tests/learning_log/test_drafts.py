"""What is begun is kept, as far as a child could have written it."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.learning_log.actions import LateDraft, receive_draft, save_draft, save_entry
from app.learning_log.actions.drafts import MOST_DRAFTS, MOST_LETTERS
from app.learning_log.answers import MOST_WORDS, EntryAnswers
from app.learning_log.models import EntryDraft
from app.learning_log.queries import draft_for, drafts_of
from app.signin.actions.sittings import begin_sitting, tablet_at_hand
from tests.support import make


def test_words_that_are_too_many_for_a_page_are_kept_to_be_made_shorter(viewer):
    page = ids.new_id()
    save_draft(viewer, page, None, {"words": "w" * MOST_WORDS * 2}, 3)

    assert len(draft_for(viewer, page).answers["words"]) == MOST_WORDS * 2


def test_what_no_child_could_write_is_refused(viewer):
    with pytest.raises(Refused, match="a lot of words"):
        save_draft(viewer, ids.new_id(), None, {"words": "w" * MOST_LETTERS}, 3)


def test_a_child_has_no_end_of_pages_begun_but_goes_on_with_each(viewer):
    begun = [ids.new_id() for _ in range(MOST_DRAFTS)]
    for page in begun:
        save_draft(viewer, page, None, {"words": "Vet"}, 1)
    with pytest.raises(Refused, match="Go back to one of them"):
        save_draft(viewer, ids.new_id(), None, {"words": "Vet"}, 1)
    save_draft(viewer, begun[0], None, {"words": "A vet"}, 1)

    assert db.session.scalar(select(func.count()).select_from(EntryDraft)) == MOST_DRAFTS
    assert draft_for(viewer, begun[0]).answers == {"words": "A vet"}


def test_a_late_draft_is_what_the_child_goes_on_with(viewer, late):
    save_draft(viewer, late.entry_id, None, {"words": "A vet"}, 1)
    receive_draft(viewer, late)

    kept = draft_for(viewer, late.entry_id)
    assert (kept.answers, kept.at_question) == ({"words": "A vet helps dogs"}, 3)


def test_a_late_draft_takes_no_place_of_what_was_written_at_another_tablet(
    viewer, late, sat_down_again
):
    save_draft(viewer, late.entry_id, None, {"words": "A vet is kind"}, 3)
    receive_draft(viewer, late)

    assert draft_for(viewer, late.entry_id).answers == {"words": "A vet is kind"}
    assert draft_for(viewer, late.spare_id).answers == late.answers


def test_a_late_draft_of_a_page_that_was_saved_at_another_tablet_is_a_page_begun(
    viewer, late, sat_down_again
):
    save_entry(viewer, late.entry_id, EntryAnswers(job="vet"))
    receive_draft(viewer, late)

    assert [draft.entry_id for draft in drafts_of(viewer)] == [late.spare_id]


def test_a_late_draft_of_a_page_that_was_sent_from_there_is_done_with(viewer, late):
    save_entry(viewer, late.entry_id, EntryAnswers(job="vet"))
    receive_draft(viewer, late)

    assert drafts_of(viewer) == ()


def test_a_late_draft_of_a_change_to_a_saved_page_is_kept(viewer, late):
    save_entry(viewer, late.entry_id, EntryAnswers(job="vet"))
    receive_draft(viewer, replace(late, revision=2))

    assert [draft.entry_id for draft in drafts_of(viewer)] == [late.entry_id]


@pytest.fixture
def late():
    """Answers that lay sealed on a tablet for an hour."""
    return LateDraft(
        entry_id=ids.new_id(),
        activity_id=None,
        revision=1,
        answers={"words": "A vet helps dogs"},
        at_question=3,
        begun_at=clock.now() - timedelta(hours=1),
        spare_id=uuid4(),
    )


@pytest.fixture
def sat_down_again(classroom, child):
    """The child has come to another tablet since."""
    begin_sitting(
        make.opening(classroom), tablet_at_hand(child.school_id, None, 0).id, "pictures", child.id
    )


@pytest.fixture
def viewer(child):
    return make.pupil_viewer(child)
