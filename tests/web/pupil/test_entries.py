"""Logging a job without script: five questions, a check, and a page that is kept."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.foundation.database import db
from app.learning_log.models import Entry, EntryDraft, EntryRevision
from tests.support import make, sign_in
from tests.support.client import parsed, token_on
from tests.support.walk import WORDS, at, begin, follow, heading, walk


def test_a_child_logs_a_job_question_by_question(as_pupil, visit):
    page = walk(as_pupil, visit)
    assert heading(page) == "Is this right?"
    for said in ("Nurse", "A visitor to school", WORDS, "Listening: I can do it", "Maybe"):
        assert said in parsed(page).words_of(parsed(page).first("//main"))
    answer = as_pupil.submit(page, button="Send it")
    done = as_pupil.get(answer.location)
    assert heading(done) == "You found out about being a nurse"
    saved = db.session.scalars(select(Entry)).one()
    assert (saved.words, saved.activity_id, saved.met_how) == (WORDS, visit.id, "visitor")
    assert count(EntryDraft) == 0


def test_an_answer_is_changed_from_the_check(as_pupil, visit):
    check = walk(as_pupil, visit)
    again = follow(as_pupil, as_pupil.submit(check, button="Would you like to do it?"))
    back = follow(as_pupil, as_pupil.submit(again, {"would_like": "yes"}, button="Next"))
    assert heading(back) == "Is this right?"
    as_pupil.submit(back, button="Send it")
    assert db.session.scalars(select(Entry)).one().would_like == "yes"


def test_two_taps_on_send_make_one_page(as_pupil, visit):
    check = walk(as_pupil, visit)
    first = as_pupil.submit(check, button="Send it")
    second = as_pupil.submit(check, button="Send it")
    assert first.location == second.location
    assert (count(Entry), count(EntryRevision)) == (1, 0)


def test_a_page_left_half_way_is_there_again(as_pupil, visit):
    page = begin(as_pupil, visit)
    page = follow(as_pupil, as_pupil.submit(page, {"job": "nurse"}, button="Next"))
    again = begin(as_pupil, visit)
    assert heading(again) == "How did you meet it?"
    assert again.request.args["page"] == page.request.args["page"]


@pytest.mark.parametrize(
    ("typed", "offered"), [("vetanerian", "Vet"), ("fierfiter", "Firefighter"), ("nurs", "Nurse")]
)
def test_a_job_is_found_however_it_is_spelt(as_pupil, typed, offered):
    page = begin(as_pupil)
    found = follow(as_pupil, as_pupil.submit(page, {"job_words": typed}, button="Look"))
    tiles = parsed(found).all("//*[@data-hits]//li")
    assert offered in [parsed(found).words_of(tile) for tile in tiles]


def test_a_job_nobody_knows_is_kept_as_it_was_typed(as_pupil):
    page = begin(as_pupil)
    page = follow(as_pupil, as_pupil.submit(page, {"job_words": "zorblax 🦕"}, button="Next"))
    assert heading(page) == "How did you meet it?"


def test_a_place_of_the_town_shows_its_jobs(as_pupil):
    page = begin(as_pupil)
    shown = follow(as_pupil, as_pupil.submit(page, button="Animal care"))
    assert as_pupil.submit(shown, {"job": "vet"}, button="Next").status_code == 303


def test_nothing_picked_is_asked_for_kindly(as_pupil):
    answer = as_pupil.submit(begin(as_pupil), button="Next")
    assert answer.status_code == 422
    assert "Pick one job." in parsed(answer).words_of(parsed(answer).first("//*[@role='alert']"))


def test_older_children_write_or_draw_one_thing(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    answer = as_pupil.submit(page, button="Next")
    assert "Write or draw one thing." in answer.text


@pytest.mark.parametrize(
    "words",
    ["🦕🎉 " * 100, "مرحبا بالعالم", "<script>alert(1)</script> & <b>", "a" * 5000, "line\nline"],
    ids=["emoji", "right-to-left", "markup", "long", "lines"],
)
def test_whatever_is_typed_is_kept_as_it_is(as_pupil, visit, words):
    page = walk(as_pupil, visit, words=words)
    as_pupil.submit(page, button="Send it")
    entry = db.session.scalars(select(Entry)).one()
    assert entry.words == words.strip()
    shown = as_pupil.get(f"/my/entries/{entry.id}")
    assert "<script>alert" not in shown.text


def test_too_many_words_are_kept_and_a_kind_sentence_is_said(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    answer = as_pupil.submit(page, {"words": "word " * 1200}, button="Next")
    assert answer.status_code == 422
    assert "You wrote a lot!" in answer.text
    assert answer.text.count("word word") > 500


def test_a_saved_page_is_changed_and_the_old_words_are_kept(as_pupil, visit):
    saved = as_pupil.submit(walk(as_pupil, visit), button="Send it")
    entry_id = db.session.scalars(select(Entry.id)).one()
    assert str(entry_id) in saved.location
    check = as_pupil.get(f"/my/entries/{entry_id}/edit")
    assert heading(check) == "Is this right?"
    page = follow(as_pupil, as_pupil.submit(check, button="What you found out"))
    check = follow(as_pupil, as_pupil.submit(page, {"words": "They work at night."}, button="Next"))
    as_pupil.submit(check, button="Send it")
    assert (
        db.session.get_one(Entry, (make_school(entry_id), entry_id)).words == "They work at night."
    )
    assert db.session.scalars(select(EntryRevision)).one().content["words"] == WORDS


def test_a_draft_sent_in_the_background_answers_briefly(as_pupil, visit):
    page = at(as_pupil, visit, "found")
    data = {"csrf_token": token_on(page), "go": "draft", "at": "found", "words": "A nur"}
    answer = as_pupil.post(page.request.full_path, data=data)
    assert answer.json == {"drawing": "", "voice": ""}
    assert db.session.scalars(select(EntryDraft)).one().answers["words"] == "A nur"


def test_the_youngest_need_neither_read_nor_type(app, school):
    little = make.school_class(school, nc_years=("1",))
    client = sign_in.pupil_client(app, make.pupil(little))
    page = begin(client)
    shown = follow(client, client.submit(page, button="Animal care"))
    page = follow(client, client.submit(shown, {"job": "vet"}, button="Next"))
    page = follow(client, client.submit(page, {"met_how": "trip"}, button="Next"))
    page = follow(client, client.submit(page, button="Next"))
    page = follow(client, client.submit(page, button="Next"))
    page = follow(client, client.submit(page, {"would_like": "yes"}, button="Next"))
    done = follow(client, client.submit(page, button="Send it"))
    assert heading(done) == "You met a vet!"


def test_an_address_without_a_page_mints_one(as_pupil):
    answer = as_pupil.get("/my/entries/new")
    assert answer.status_code == 303
    assert "page=" in answer.location


def test_a_page_of_another_child_is_not_there(as_pupil, classroom):
    theirs = make.entry(make.pupil(classroom))
    for end in ("", "/edit", "/done"):
        assert as_pupil.get(f"/my/entries/{theirs.id}{end}").status_code == 404
    assert as_pupil.get(f"/my/entries/{uuid4()}/edit").status_code == 404


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def make_school(entry_id):
    return db.session.scalars(select(Entry.school_id).where(Entry.id == entry_id)).one()
