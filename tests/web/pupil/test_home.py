"""A child's home page: what waits comes first, then three rooms with one true line each."""

import pytest
from sqlalchemy import update

from app.activities.models import Attendance
from app.foundation.database import db
from app.learning_log.actions import save_draft
from app.reviews import actions as reviews
from tests.support import make, sign_in
from tests.support.client import parsed
from tests.support.walk import follow


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"jobs": ["nurse"]}, "A nurse came today"),
        ({"jobs": ["artist"]}, "An artist came today"),
        ({"jobs": ["nurse", "doctor"]}, "A nurse and a doctor came today"),
        ({"jobs": ["nurse"], "mode": "video"}, "You saw a nurse on screen"),
        ({"jobs": ["train-driver"], "mode": "trip"}, "You went to see a train driver"),
        ({"jobs": ["baker"], "mode": "lesson"}, "You learned about being a baker"),
        ({"jobs": [], "title": "Careers morning"}, "Careers morning"),
    ],
)
def test_what_the_class_did_is_said_in_the_childs_words(as_pupil, classroom, child, given, said):
    make.attended(make.activity(classroom, **given), child)
    assert waiting(as_pupil) == said


def test_several_things_are_counted_behind_the_newest(as_pupil, classroom, child):
    for job in ("nurse", "vet", "baker"):
        make.attended(make.activity(classroom, jobs=[job]), child)
    assert "2 more wait for you." in as_pupil.get("/my/").text


def test_a_child_who_was_away_is_not_asked(as_pupil, classroom, child):
    visit = make.activity(classroom)
    make.attended(visit, child)
    db.session.execute(update(Attendance).values(present=False))
    assert waiting(as_pupil) == "What have you found out?"


def test_a_visit_told_about_waits_no_more(as_pupil, classroom, child):
    visit = make.activity(classroom)
    make.attended(visit, child)
    make.entry(child, activity_id=visit.id)
    assert waiting(as_pupil) == "What have you found out?"


def test_a_page_asked_for_more_comes_before_everything(as_pupil, classroom, child, teacher, school):
    make.attended(make.activity(classroom), child)
    entry = make.entry(child)
    who = make.staff_viewer(teacher, school)
    reviews.ask_for_more(who, entry.id, words="What did they wear?")
    assert waiting(as_pupil) == f"{teacher.name} asks for more"


def test_a_page_made_better_no_longer_waits(as_pupil, child, teacher, school):
    entry = make.entry(child, met_how="trip", would_like="yes")
    who = make.staff_viewer(teacher, school)
    reviews.ask_for_more(who, entry.id, words="What did they wear?")
    page = as_pupil.get(f"/my/entries/{entry.id}")
    better = as_pupil.get(parsed(page).first("//a[contains(., 'Add more')]").get("href"))
    check = follow(as_pupil, as_pupil.submit(better, {"words": "A blue coat."}, button="Next"))
    as_pupil.submit(check, button="Send it")
    assert waiting(as_pupil) == "What have you found out?"


def test_words_from_the_teacher_wait_until_they_are_read(as_pupil, child, teacher, school):
    entry = make.entry(child)
    reviews.give_feedback(make.staff_viewer(teacher, school), entry.id, words="Lovely!")
    assert waiting(as_pupil) == f"{teacher.name} wrote back to you"
    page = as_pupil.get(f"/my/entries/{entry.id}")
    assert "Lovely!" in page.text
    assert as_pupil.submit(page, button="I have read it").status_code == 303
    assert waiting(as_pupil) == "What have you found out?"


def test_a_page_begun_by_oneself_is_offered_again(as_pupil, child):
    save_draft(make.pupil_viewer(child), make.ids.new_id(), None, {"job": "vet"}, 2)
    assert waiting(as_pupil) == "You began a page"


def test_the_rooms_say_one_true_line_each(as_pupil, child):
    make.entry(child, job="nurse", skills={"teamwork": 2})
    make.entry(child, job="vet")
    said = as_pupil.get("/my/").text
    assert "You have met 2 jobs." in said
    assert "teamwork" in said


def test_only_a_leaver_is_asked_for_pages_for_the_new_school(app, as_pupil, school):
    assert "Pages for my new school" not in as_pupil.get("/my/").text
    leavers = make.school_class(school, nc_years=("6",))
    leaver = sign_in.pupil_client(app, make.pupil(leavers))
    assert "Pages for my new school" in leaver.get("/my/").text


def test_the_youngest_hear_it_and_need_not_read(app, school):
    little = make.school_class(school, nc_years=("1",))
    child = make.pupil(little)
    make.attended(make.activity(little), child)
    page = parsed(sign_in.pupil_client(app, child).get("/my/"))
    assert page.words_of(page.first("//h1")) == "A nurse came!"
    assert len(page.all("//*[@data-listen]")) >= 4


def waiting(client):
    page = parsed(client.get("/my/"))
    return page.words_of(page.first("//*[@id='call']"))


def test_a_skill_of_two_words_stands_small_in_a_sentence(as_pupil, child):
    make.entry(child, skills={"problem_solving": 2})
    assert "problem solving</span>." in as_pupil.get("/my/").text
