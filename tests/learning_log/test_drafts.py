"""What is begun is kept, as far as a child could have written it."""

import pytest
from sqlalchemy import func, select

from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.learning_log.actions import save_draft
from app.learning_log.actions.drafts import MOST_DRAFTS, MOST_LETTERS
from app.learning_log.answers import MOST_WORDS
from app.learning_log.models import EntryDraft
from app.learning_log.queries import draft_for
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


@pytest.fixture
def viewer(child):
    return make.pupil_viewer(child)
