"""What shall I take with me? Leavers choose pages and star the best one."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.transition.models import Choice, Leaver
from app.transition.package.limits import MOST_ENTRIES
from tests.support import leaving, make
from tests.support.client import parsed, token_on

CHOICES = "/my/choices"


def test_a_child_who_does_not_move_on_has_no_such_page(as_pupil):
    assert as_pupil.get(CHOICES).status_code == 404


def test_the_home_page_of_a_leaver_leads_to_it(as_leaver):
    assert 'href="/my/choices"' in as_leaver.get("/my/").text


def test_chosen_pages_and_the_star_are_kept(as_leaver, leaver, pages):
    answer = as_leaver.submit(
        as_leaver.get(CHOICES), {"take": [pages[0].id, pages[1].id], "best": pages[1].id}
    )
    assert answer.headers["Location"] == "/my/message"
    assert set(db.session.scalars(select(Choice.entry_id))) == {pages[0].id, pages[1].id}
    assert db.session.scalars(select(Leaver.best_entry_id)).all() == [pages[1].id]
    again = parsed(as_leaver.get(CHOICES))
    assert len(again.all("//input[@name='take'][@checked]")) == 2
    assert len(again.all("//input[@name='best'][@checked]")) == 1


def test_a_starred_page_is_taken_even_if_only_its_star_was_pressed(as_leaver, pages):
    as_leaver.submit(as_leaver.get(CHOICES), {"take": [pages[0].id], "best": pages[1].id})
    assert set(db.session.scalars(select(Choice.entry_id))) == {pages[0].id, pages[1].id}


def test_a_child_can_come_back_and_leave_a_page_here(as_leaver, pages):
    as_leaver.submit(
        as_leaver.get(CHOICES), {"take": [pages[0].id, pages[1].id], "best": pages[1].id}
    )
    as_leaver.submit(as_leaver.get(CHOICES), {"take": [pages[1].id], "best": pages[1].id})
    assert db.session.scalars(select(Choice.entry_id)).all() == [pages[1].id]


def test_the_foot_says_what_the_new_school_will_see(as_leaver, leaver, pages):
    leaving.going_to(leaver, leaving.secondary("Northgate Academy"))
    leaving.chosen(pages[0], best=True)
    assert foot_of(as_leaver) == "Northgate Academy will see 1 page and 1 star."
    leaving.chosen(pages[1])
    assert foot_of(as_leaver) == "Northgate Academy will see 2 pages and 1 star."


def test_without_a_place_it_is_the_new_school(as_leaver, pages):
    assert foot_of(as_leaver) == "Your new school will see no pages yet."


def test_a_page_that_no_teacher_has_reviewed_says_that_it_waits(as_leaver, pages):
    leaving.reviewed(pages[0])
    assert as_leaver.get(CHOICES).text.count("Waits for your teacher") == 2


def test_a_child_with_no_pages_is_led_to_make_one(as_leaver):
    page = as_leaver.get(CHOICES)
    assert "No pages yet" in page.text
    assert 'href="/my/entries/new"' in page.text


def test_pages_put_away_and_the_message_are_not_offered(as_leaver, leaver):
    make.entry(leaver, "Gone.", removed_at=make.clock.now())
    make.entry(leaver, "Dear school", kind="message", job=None)
    assert "No pages yet" in as_leaver.get(CHOICES).text


def test_more_than_fit_are_refused_in_kind_words_and_stay_ticked(as_leaver, leaver):
    pages = [make.entry(leaver) for _ in range(MOST_ENTRIES + 1)]
    answer = as_leaver.submit(as_leaver.get(CHOICES), {"take": [page.id for page in pages]})
    assert answer.status_code == 422
    assert "You can take 60 pages. Leave some out." in answer.text
    assert len(parsed(answer).all("//input[@name='take'][@checked]")) == MOST_ENTRIES + 1
    assert db.session.scalars(select(Choice)).all() == []


@pytest.mark.parametrize("sent", ["nonsense", "3f0c9a52-7c1e-4d7b-9a44-2f6b8c1d0e5a"])
def test_a_page_that_is_not_the_childs_is_not_there(as_leaver, pages, sent):
    token = token_on(as_leaver.get(CHOICES))
    answer = as_leaver.post(CHOICES, data={"csrf_token": token, "take": sent})
    assert answer.status_code == 404


def test_another_childs_page_is_not_there(as_leaver, pages, room):
    theirs = make.entry(make.pupil(room))
    token = token_on(as_leaver.get(CHOICES))
    answer = as_leaver.post(CHOICES, data={"csrf_token": token, "take": str(theirs.id)})
    assert answer.status_code == 404
    assert db.session.scalars(select(Choice)).all() == []


def foot_of(client) -> str:
    page = parsed(client.get(CHOICES))
    return page.words_of(page.first("//p[@class='foot__note']"))


@pytest.fixture
def pages(leaver):
    return [make.entry(leaver, f"Words {number}.") for number in range(3)]
