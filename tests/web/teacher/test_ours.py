"""The school's own lines of the menu."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.menu.models import SchoolActivity
from tests.support import menus

WROTE = {
    "title": "A baker comes with dough",
    "summary": "Everybody kneads.",
    "stages": ["KS1"],
    "minutes": "40",
    "ways": ["in_person"],
    "steps": "1. Knead the dough\n\n- Ask the baker",
    "safeguarding": "A teacher stays.",
    "job_1": "backer",
    "skills": ["listening"],
}


def test_a_teacher_writes_a_line_and_pasted_bullets_go(as_teacher, classroom):
    page = as_teacher.get("/class/menu/ours/new")
    done = as_teacher.submit(page, WROTE | {"job_1": "Baker"}, button="Put it in the menu")
    kept = only_line()
    assert (kept.steps, kept.jobs, kept.minutes) == (
        "Knead the dough\nAsk the baker",
        ["baker"],
        40,
    )
    assert "Ours" in as_teacher.get(done.location).text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": " "}, "Give it a name."),
        ({"summary": ""}, "in one sentence what happens"),
        ({"stages": []}, "Tick at least one age."),
        ({"ways": []}, "Tick at least one way."),
        ({"minutes": "2"}, "from 5 to 480"),
        ({"minutes": "an hour"}, "Write the number of minutes, such as 45."),
        ({"steps": " \n"}, "Write at least one"),
        ({"steps": "step\n" * 13}, "Keep it to 12 lines; there are 13."),
        ({"steps": "x" * 401}, "Keep each line to 400 characters."),
        ({"safeguarding": ""}, "Say how children are kept safe"),
        ({"job_1": "qqqzz"}, "We have no card for “qqqzz”."),
        ({"skills": ["listening", "speaking", "creativity", "teamwork"]}, "Choose up to 3"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(
    as_teacher, classroom, changed, sentence
):
    page = as_teacher.get("/class/menu/ours/new")
    wrote = WROTE | {"job_1": "Baker", "after": "Still here?"} | changed
    answer = as_teacher.submit(page, wrote, button="Put it in the menu")
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Still here?" in answer.text
    assert only_line() is None


def test_a_shipped_line_can_be_copied_and_made_ours(as_teacher, classroom):
    page = as_teacher.get("/class/menu/ours/new?copy=teddy-bear-clinic")
    as_teacher.submit(page, {"title": "The dinosaur clinic"}, button="Put it in the menu")
    kept = only_line()
    assert (kept.title, kept.copied_from) == ("The dinosaur clinic", "teddy-bear-clinic")
    assert kept.steps.startswith("5 min: The nurse shows")


def test_two_who_change_the_same_line_lose_nothing(as_teacher, as_lead, line):
    mine = as_teacher.get(f"/class/menu/ours/{line.id}/edit")
    theirs = as_lead.get(f"/class/menu/ours/{line.id}/edit")
    as_lead.submit(theirs, {"title": "What the lead wrote"}, button="Save")
    clash = as_teacher.submit(mine, {"title": "What I wrote"}, button="Save")
    assert clash.status_code == 409
    assert "What the lead wrote" in clash.text
    assert "What I wrote" in clash.text
    as_teacher.submit(clash, button="Save my version")
    assert only_line().title == "What I wrote"


def test_a_retired_line_leaves_the_menu_and_undo_brings_it_back(as_teacher, line):
    page = as_teacher.get(f"/class/menu/ours/{line.id}")
    gone = as_teacher.submit(page, button="Retire it")
    after = as_teacher.get(gone.location)
    assert "No activities of our own in the menu" in after.text
    assert "Retired" in after.text
    assert line.title not in as_teacher.get("/class/menu?ours=y").text
    as_teacher.submit(after, button="Undo")
    assert line.title in as_teacher.get("/class/menu?ours=y").text


def test_a_retired_line_is_read_but_not_planned(as_teacher, line):
    page = as_teacher.get(f"/class/menu/ours/{line.id}")
    as_teacher.submit(page, button="Retire it")
    retired = as_teacher.get(f"/class/menu/ours/{line.id}")
    assert "Plan this" not in retired.text
    as_teacher.submit(retired, button="Bring it back")
    assert "Plan this" in as_teacher.get(f"/class/menu/ours/{line.id}").text


def only_line():
    db.session.expire_all()
    return db.session.scalars(select(SchoolActivity)).one_or_none()


@pytest.fixture
def line(school, classroom):
    return menus.own_line(school)
