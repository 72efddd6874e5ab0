"""A teacher sees what children ask about their pages, answers, and brings pages back."""

import pytest

from app.foundation.database import db
from app.learning_log import actions


def test_the_class_page_says_that_somebody_asks(as_teacher, classroom, asked):
    page = as_teacher.get(f"/class/{classroom.id}")
    assert "1 child asks about a page" in page.text
    assert f"/class/{classroom.id}/asked" in page.text


def test_yes_puts_the_page_away_and_it_can_come_back(as_teacher, classroom, asked, child):
    page = as_teacher.get(f"/class/{classroom.id}/asked")
    assert f"{child.called} asks to take this page away" in page.text
    after = as_teacher.get(as_teacher.submit(page, button="Yes, put it away").location)
    assert "Nobody asks" in after.text
    assert "Put away: 1 page" in after.text
    back = as_teacher.submit(after, button="Bring it back")
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


@pytest.fixture
def asked(me, entry):
    actions.ask_about(me, entry.id, "remove")
