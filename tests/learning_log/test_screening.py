"""Looking through saved pages for a school's own words."""

from uuid import uuid4

import pytest

from app.foundation.database import db
from app.learning_log.actions import save_entry, screen_pages
from app.learning_log.answers import EntryAnswers
from app.safeguarding import actions
from app.safeguarding.queries import concerns_of, words_of
from app.safeguarding.states import Step
from tests.support import make


def test_a_page_with_a_listed_word_raises_a_concern_some_minutes_later(keeper, me, time):
    actions.add_word(keeper, "Hurt*")
    page = written(me, "The vet mends what is HURTING.", time)
    assert screen_pages(keeper.school) == 1
    (concern,) = concerns_of(keeper)
    assert (concern.subject_id, concern.rule, concern.raised.by_name) == (page, "hurt*", "")


def test_looking_twice_raises_one_concern(keeper, me, time):
    actions.add_word(keeper, "hurt")
    page = written(me, "hurt", time)
    assert [screen_pages(keeper.school), screen_pages(keeper.school)] == [1, 0]
    written(me, "still hurt", time, page)
    assert screen_pages(keeper.school) == 0, "there is an open concern about this page"


def test_once_it_is_closed_a_changed_page_is_looked_at_anew(keeper, me, time):
    actions.add_word(keeper, "hurt")
    page = written(me, "hurt", time)
    screen_pages(keeper.school)
    (concern,) = concerns_of(keeper)
    actions.take_step(keeper, concern.id, Step.CLOSE, version=concern.version)
    written(me, "hurt again", time, page)
    assert screen_pages(keeper.school) == 1


def test_what_was_saved_before_there_was_a_list_is_left_alone(keeper, me, time):
    written(me, "hurt", time)
    actions.add_word(keeper, "hurt")
    assert screen_pages(keeper.school) == 0


def test_a_page_saved_this_minute_waits_for_the_next_look(keeper, me, time):
    actions.add_word(keeper, "hurt")
    time.move(seconds=1)
    save_entry(me, uuid4(), EntryAnswers(words="hurt"))
    assert screen_pages(keeper.school) == 0
    time.move(minutes=2)
    assert screen_pages(keeper.school) == 1


def test_a_word_that_is_off_the_list_is_not_looked_for(keeper, me, time):
    actions.add_word(keeper, "hurt")
    actions.remove_word(keeper, "hurt")
    written(me, "hurt", time)
    assert words_of(keeper) == ()
    assert screen_pages(keeper.school) == 0


def written(me, words, time, page=None):
    time.move(seconds=1)
    saved = save_entry(me, page or uuid4(), EntryAnswers(words=words))
    db.session.flush()
    time.move(minutes=2)
    return saved.entry_id


@pytest.fixture
def keeper(school):
    return make.staff_viewer(make.staff(school, "safeguarding"), school)
