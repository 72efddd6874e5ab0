"""Staff of the class hear a voice note where they read the page, and see how long it is."""

import pytest

from app.foundation.database import db
from app.learning_log.actions import save_entry
from app.learning_log.answers import EntryAnswers, VoiceRef
from app.learning_log.queries import entry_for
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.support.speech import said_on


def test_a_teacher_hears_it_in_the_queue_and_on_the_page(as_teacher, classroom, told, said):
    for address in (f"/class/{classroom.id}/reviews", f"/class/entries/{told.id}"):
        shown = parsed(as_teacher.get(address))
        [player] = shown.all("//main//audio")
        assert player.get("src") == f"/class/voices/{said.id}", address
        assert player.get("aria-label") == "Voice note, 14 seconds"
        assert shown.all("//figcaption[.='Voice note, 14 seconds']")
    heard = as_teacher.get(f"/class/voices/{said.id}")
    assert (heard.status_code, heard.mimetype) == (200, "audio/mp4")


def test_a_page_that_is_only_said_is_not_called_empty(as_teacher, classroom, told, said):
    told.words = ""
    db.session.flush()
    shown = as_teacher.get(f"/class/{classroom.id}/reviews").text
    assert "A voice note" in shown
    assert "No words or picture" not in shown


def test_nobody_of_another_class_hears_it(app, school, said):
    other = make.staff(school, classes=(make.school_class(school, "Owls"),))
    theirs = sign_in.staff_client(app, other, school.id)
    assert theirs.get(f"/class/voices/{said.id}").status_code == 404


def test_an_earlier_version_shows_a_photo_as_one_and_plays_what_was_said(
    as_teacher, child, told, said
):
    viewer = make.pupil_viewer(child)
    photo = make.picture(told, caption="")
    photo.kind = "photo"
    db.session.flush()
    assert entry_for(viewer, told.id).pictures[0].is_photo
    save_entry(viewer, told.id, EntryAnswers(job="vet", words="All new."))
    before = parsed(as_teacher.get(f"/class/entries/{told.id}"))
    assert [one.get("alt") for one in before.all("//details//img")] == ["The child’s photo"]
    assert [one.get("aria-label") for one in before.all("//details//audio")] == [
        "Voice note, 14 seconds"
    ]
    for address in (f"/class/pictures/{photo.id}", f"/class/voices/{said.id}"):
        assert as_teacher.get(address).status_code == 200, address


def test_what_no_page_of_the_class_ever_had_is_not_heard(as_teacher, child, said):
    elsewhere = make.pupil(make.school_class(make.school("Elsewhere")))
    theirs = said_on(make.entry(elsewhere))
    assert as_teacher.get(f"/class/voices/{theirs.id}").status_code == 404


def test_what_was_said_is_part_of_what_was_answered(child, told, said):
    answers = entry_for(make.pupil_viewer(child), told.id).answers
    assert answers.voice == VoiceRef(said.id)
    assert EntryAnswers.from_content(answers.content()).voice == VoiceRef(said.id)
    without = EntryAnswers(words="The same.")
    assert "voice" not in without.content()


@pytest.fixture
def told(child):
    return make.entry(child)


@pytest.fixture
def said(told):
    return said_on(told, 14)
