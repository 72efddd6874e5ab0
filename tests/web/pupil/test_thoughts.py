"""My thoughts: every page, newest first."""

from app.reviews import actions as reviews
from tests.support import make
from tests.support.client import parsed


def test_pages_are_shown_with_their_words_newest_first(as_pupil, child, time):
    make.entry(child, "First words.")
    time.move(minutes=5)
    make.entry(child, "Later words.")
    said = as_pupil.get("/my/thoughts/").text
    assert said.index("Later words.") < said.index("First words.")


def test_a_page_says_that_the_teacher_wrote_back(as_pupil, child, teacher, school):
    entry = make.entry(child)
    reviews.give_feedback(make.staff_viewer(teacher, school), entry.id, words="Lovely!")
    assert "wrote back" in as_pupil.get("/my/thoughts/").text


def test_a_message_to_the_new_school_is_no_thought(as_pupil, child):
    make.entry(child, "Dear new school", kind="message", job=None)
    assert "No pages yet" in as_pupil.get("/my/thoughts/").text


def test_pages_put_away_are_not_shown(as_pupil, child):
    make.entry(child, "Gone.", removed_at=make.clock.now())
    assert "Gone." not in as_pupil.get("/my/thoughts/").text


def test_many_pages_come_twelve_at_a_time(as_pupil, child):
    for number in range(13):
        make.entry(child, f"Words {number}.")
    page = parsed(as_pupil.get("/my/thoughts/"))
    assert len(page.all("//li[@class='thought']")) == 12
    assert len(parsed(as_pupil.get("/my/thoughts/?page=2")).all("//li[@class='thought']")) == 1
