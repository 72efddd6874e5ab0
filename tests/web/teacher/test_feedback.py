"""Asking for more, and taking back."""

from app.reviews.queries import feedback_on, standing_of
from tests.support import make


def test_asking_for_more_hands_the_page_to_the_child(as_teacher, classroom, child, viewer):
    entry = make.entry(child)
    page = as_teacher.get(f"/class/{classroom.id}/reviews")
    said = {"words": "Who else could you ask?"}
    answer = as_teacher.submit(page, said, button="to add something")
    assert standing_of(viewer, [entry.id])[entry.id].state == "asked"
    after = as_teacher.get(answer.location)
    assert "is asked to add something" in after.text
    as_teacher.submit(after, button="Undo")
    assert feedback_on(viewer, [entry.id])[entry.id] == ()
    assert standing_of(viewer, [entry.id])[entry.id].state == "unread"


def test_asking_needs_words(as_teacher, classroom, child):
    make.entry(child)
    page = as_teacher.get(f"/class/{classroom.id}/reviews")
    answer = as_teacher.submit(page, {"sticker": "growing"}, button="to add something")
    assert answer.status_code == 422
    assert "Write what you would like the child to add." in answer.text


def test_what_was_answered_can_be_taken_back_later(as_teacher, child, teacher, viewer):
    entry = make.entry(child)
    make.feedback(entry, teacher, "Well looked at!")
    page = as_teacher.get(f"/class/entries/{entry.id}")
    assert "Well looked at!" in page.text
    answer = as_teacher.submit(page, button="Take it back")
    assert "Well looked at!" not in as_teacher.get(answer.location).text
