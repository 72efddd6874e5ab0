"""A child asks for a page to be changed or taken away, and an adult answers; what becomes of it."""

import pytest
from sqlalchemy import func, select

from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.learning_log import actions
from app.learning_log.models import ChangeRequest, Entry
from app.learning_log.queries import answers_to, removed_in_class, wishes_in_class
from app.media.models import StoredFile
from app.transition.models import Leaver
from app.upkeep import regular
from tests.support import make


def test_asking_twice_is_asking_once_and_the_last_wish_counts(entry, me, classroom, adult):
    for wish in ("remove", "remove", "change"):
        actions.ask_about(me, entry.id, wish)
    assert [(page.id, one.wish) for page, one in wishes_in_class(adult, classroom.id)] == [
        (entry.id, "change")
    ]


def test_nobody_asks_about_another_childs_page(entry, classroom):
    with pytest.raises(NotFound):
        actions.ask_about(make.pupil_viewer(make.pupil(classroom)), entry.id, "remove")


def test_a_wish_nobody_knows_is_refused(entry, me):
    with pytest.raises(Refused):
        actions.ask_about(me, entry.id, "burn")


def test_asking_alone_changes_nothing(entry, me):
    actions.ask_about(me, entry.id, "remove")
    assert entry.removed_at is None


def test_a_granted_wish_puts_the_page_away_and_tells_the_child(entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    actions.grant_wish(adult, entry.id, "I see.")
    [answer] = answers_to(me)
    assert (answer.answer, answer.words, entry.removed_at is not None) == ("yes", "I see.", True)
    actions.mark_answers_seen(me, entry.id)
    assert answers_to(me) == ()


def test_a_page_stays_with_a_reason(entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    with pytest.raises(Refused):
        actions.decline_wish(adult, entry.id, "")
    actions.decline_wish(adult, entry.id, "It is so good.")
    assert [(one.answer, one.words) for one in answers_to(me)] == [("no", "It is so good.")]
    assert entry.removed_at is None


def test_an_answer_to_what_is_no_longer_asked_is_a_conflict(entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    actions.ask_no_more(me, entry.id)
    with pytest.raises(Conflict):
        actions.grant_wish(adult, entry.id)


def test_putting_a_page_away_answers_what_was_asked(entry, me, adult):
    actions.ask_about(me, entry.id, "remove")
    actions.remove_entry(adult, entry.id)
    assert [one.answer for one in answers_to(me)] == ["yes"]


def test_no_child_answers(entry, me):
    actions.ask_about(me, entry.id, "remove")
    with pytest.raises(NotFound):
        actions.grant_wish(me, entry.id)


def test_a_page_put_away_comes_back_for_thirty_days_then_goes_with_its_pictures(
    entry, me, adult, classroom, child, time
):
    make.picture(entry)
    actions.ask_about(me, entry.id, "remove")
    actions.grant_wish(adult, entry.id)
    star(child, entry)
    db.session.commit()
    time.move(days=29, hours=23)
    regular.run()
    assert [page.id for page in removed_in_class(adult, classroom.id)] == [entry.id]
    time.move(hours=2)
    regular.run()
    assert count(Entry) == 0
    time.move(days=2)
    regular.Rota().do_what_is_due()
    assert [count(model) for model in (Entry, ChangeRequest, StoredFile)] == [0, 0, 0]
    assert db.session.scalars(select(Leaver)).one().best_entry_id is None


def test_a_page_that_was_brought_back_is_not_erased(entry, adult, time):
    actions.remove_entry(adult, entry.id)
    actions.restore_entry(adult, entry.id)
    db.session.commit()
    time.move(days=60)
    regular.run()
    assert count(Entry) == 1


def star(child, entry):
    db.session.add(
        Leaver(
            school_id=child.school_id,
            pupil_id=child.id,
            school_year=2025,
            best_entry_id=entry.id,
        )
    )


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def adult(teacher, school):
    return make.staff_viewer(teacher, school)
