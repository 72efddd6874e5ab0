"""What I want my new school to know, and the page that says what is packed."""

import pytest
from sqlalchemy import func, select

from app.foundation.database import db
from app.learning_log.actions import message_id
from app.learning_log.models import Entry
from tests.support import leaving, make

MESSAGE, DONE = "/my/message", "/my/message/done"


def test_a_child_who_does_not_move_on_has_no_such_pages(as_pupil):
    assert as_pupil.get(MESSAGE).status_code == 404
    assert as_pupil.get(DONE).status_code == 404


def test_a_message_is_kept_and_can_be_changed(as_leaver, leaver):
    as_leaver.submit(as_leaver.get(MESSAGE), {"words": "I like maths."})
    assert "I like maths." in as_leaver.get(MESSAGE).text
    as_leaver.submit(as_leaver.get(MESSAGE), {"words": "I like maths and art."})
    kept = db.session.get_one(Entry, (leaver.school_id, message_id(leaver.id)))
    assert (kept.words, kept.revision, kept.kind) == ("I like maths and art.", 2, "message")


def test_a_message_may_stay_blank(as_leaver):
    assert as_leaver.submit(as_leaver.get(MESSAGE), {"words": "  "}).headers["Location"] == DONE
    assert db.session.scalar(select(func.count()).select_from(Entry)) == 0


def test_too_many_words_are_a_kind_sentence_and_nothing_is_lost(as_leaver):
    answer = as_leaver.submit(as_leaver.get(MESSAGE), {"words": "long " * 1001})
    assert answer.status_code == 422
    assert "Make it a little shorter." in answer.text
    assert "long long long" in answer.text


def test_markup_in_a_message_is_only_words(as_leaver):
    as_leaver.submit(as_leaver.get(MESSAGE), {"words": "<b>I</b> like <script>maths</script>"})
    assert "&lt;script&gt;maths" in as_leaver.get(MESSAGE).text


def test_it_says_who_will_read_it(as_leaver, leaver):
    assert "Your teacher and your new school can read this." in as_leaver.get(MESSAGE).text
    leaving.going_to(leaver, leaving.secondary("Northgate Academy"))
    assert "Northgate Academy" in as_leaver.get(MESSAGE).text


def test_what_is_packed_is_said_back(as_leaver, leaver):
    leaving.chosen(leaving.reviewed(make.entry(leaver)), best=True)
    leaving.chosen(make.entry(leaver))
    as_leaver.submit(as_leaver.get(MESSAGE), {"words": "I like maths."})
    said = as_leaver.get(DONE).text
    assert "will see 2 pages and 1 star." in said
    assert "It will read what you want it to know." in said
    assert "Your teacher reads 2 pages first." in said


def test_a_page_the_teacher_asked_more_about_is_said(as_leaver, leaver):
    leaving.chosen(leaving.asked_for_more(make.entry(leaver)))
    assert "Your teacher asks for more on 1 page." in as_leaver.get(DONE).text


def test_a_missing_star_is_said(as_leaver, leaver):
    leaving.chosen(leaving.reviewed(make.entry(leaver)))
    assert "Pick a star for your best page." in as_leaver.get(DONE).text


def test_an_empty_bag_is_said(as_leaver):
    assert "Your bag is still empty" in as_leaver.get(DONE).text


@pytest.fixture
def leaver(school):
    return make.pupil(leaving.year_six(school))
