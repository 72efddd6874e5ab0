"""A teacher sees what children ask about their pages, answers, and brings pages back."""

from datetime import timedelta

import pytest

from app.foundation import clock
from app.foundation.database import db
from app.learning_log import actions
from app.web.teacher.wish_lists import CARDS
from tests.support import make
from tests.support.client import parsed


def test_the_class_page_says_that_somebody_asks(as_teacher, classroom, asked):
    page = as_teacher.get(f"/class/{classroom.id}")
    assert "1 child asks about a page" in page.text
    assert f"/class/{classroom.id}/asked" in page.text


def test_yes_puts_the_page_away_and_it_can_come_back(as_teacher, classroom, asked, child):
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    assert f"{child.called} asks to take this page away" in page.text
    after = as_teacher.get(as_teacher.submit(page, button="Yes, put it away").location)
    assert "Nobody asks" in after.text
    away = as_teacher.get(f"/class/{classroom.id}/asked?show=away")
    assert "1 page is put away" in away.text
    back = as_teacher.submit(away, button="Bring it back")
    assert as_teacher.get(back.location).status_code == 200


def test_a_page_stays_only_with_a_reason_for_the_child(as_teacher, classroom, asked):
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    wrong = as_teacher.submit(page, button="Keep it as it is")
    assert wrong.status_code == 422
    assert "Write one sentence" in wrong.text
    kept = as_teacher.submit(wrong, {"words": "It is lovely."}, button="Keep it as it is")
    assert "The page stays" in as_teacher.get(kept.location).text


@pytest.mark.parametrize("button", ["Yes, put it away", "Keep it as it is"])
def test_a_sentence_that_is_too_long_is_told_and_kept(as_teacher, classroom, asked, button):
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    wrong = as_teacher.submit(page, {"words": "x" * 501}, button=button)
    assert wrong.status_code == 422
    assert "too long" in wrong.text
    assert "x" * 501 in wrong.text


def test_help_with_a_change_is_answered_with_yes(as_teacher, classroom, entry, me):
    actions.ask_about(me, entry.id, "change")
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    after = as_teacher.submit(page, button="Yes, it is changed")
    assert "is told that you said yes" in as_teacher.get(after.location).text
    db.session.refresh(entry)
    assert entry.removed_at is None


@pytest.mark.parametrize("first", ["Yes, put it away", "Keep it as it is"])
@pytest.mark.parametrize("second", ["Yes, put it away", "Keep it as it is"])
def test_the_second_of_two_who_answer_is_told_and_keeps_the_words(
    as_teacher, as_lead, classroom, asked, first, second
):
    mine, theirs = (one.get(f"/class/{classroom.id}/asked") for one in (as_teacher, as_lead))
    as_lead.submit(theirs, {"words": "It is lovely."}, button=first)
    late = as_teacher.submit(mine, {"words": "Let us look together."}, button=second)
    assert late.status_code == 409
    assert "A colleague answered first" in late.text
    assert "Let us look together." in late.text


def test_what_is_asked_goes_by_the_child_and_is_answered_without_leaving_the_order(
    as_teacher, classroom, asked
):
    first = make.pupil(classroom, "Aaron")
    actions.ask_about(make.pupil_viewer(first), make.entry(first, job="vet").id, "remove")
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    assert "Aaron asks" not in cards(page)[0]
    by_child = as_teacher.get(parsed(page).first("//a[@class='t__by'][.='Child']").get("href"))
    assert "Aaron asks" in cards(by_child)[0]
    answered = as_teacher.submit(by_child, button="Yes, put it away")
    assert answered.location.endswith("?order=child")


def test_a_sentence_that_is_missing_is_asked_for_on_the_page_of_the_list_where_it_stands(
    as_teacher, classroom, asked, entry, child
):
    for number in range(CARDS):
        friend = make.pupil(classroom, f"Friend{number}")
        earlier = make.entry(friend, "Vets wash their hands.")
        with clock.frozen(clock.now() - timedelta(days=1)):
            actions.ask_about(make.pupil_viewer(friend), earlier.id, "remove")
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    assert not any(child.called in one for one in cards(page))
    found = as_teacher.submit(page, {"find": "listen to your heart"}, button="Find")
    wrong = as_teacher.submit(found, button="Keep it as it is")
    assert wrong.status_code == 422
    assert f"{CARDS + 1} of {CARDS + 1}" in wrong.text
    assert child.called in cards(wrong)[0]


def test_what_was_put_away_last_comes_first(as_teacher, classroom, time, viewer):
    for name in ("Aaron", "Zoë"):
        time.move(hours=1)
        actions.remove_entry(viewer, make.entry(make.pupil(classroom, name)).id)
    away = parsed(as_teacher.get(f"/class/{classroom.id}/asked?show=away"))
    assert [away.words_of(one) for one in away.all("//tbody//th")] == ["Zoë", "Aaron"]


def cards(page):
    shown = parsed(page)
    return [shown.words_of(one) for one in shown.all("//article//h2")]


@pytest.fixture
def asked(me, entry):
    actions.ask_about(me, entry.id, "remove")
