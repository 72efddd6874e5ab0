"""A child says that they have read what the teacher wrote back."""

import pytest

from app.reviews import actions as reviews
from app.reviews.queries import feedback_on
from tests.support import make
from tests.support.client import token_on


def test_what_was_written_back_is_read_by_a_button_not_by_looking(as_pupil, answered, child):
    page = as_pupil.get(f"/my/entries/{answered.id}")
    assert not seen(child, answered)
    as_pupil.submit(page, button="I have read it")
    assert seen(child, answered)
    assert "I have read it" not in as_pupil.get(f"/my/entries/{answered.id}").text


def test_another_childs_feedback_cannot_be_marked_read(as_pupil, answered, classroom):
    theirs = make.entry(make.pupil(classroom))
    token = token_on(as_pupil.get(f"/my/entries/{answered.id}"))
    answer = as_pupil.post(f"/my/entries/{theirs.id}/thanks", data={"csrf_token": token})
    assert answer.status_code == 404


def seen(child, entry):
    [feedback] = feedback_on(make.pupil_viewer(child), [entry.id])[entry.id]
    return feedback.seen


@pytest.fixture
def answered(child, teacher, school):
    entry = make.entry(child)
    reviews.give_feedback(make.staff_viewer(teacher, school), entry.id, words="Lovely!")
    return entry
