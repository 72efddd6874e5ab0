"""My skills: all eight, first and now."""

from datetime import timedelta

from app.foundation import clock
from tests.support import make
from tests.support.client import parsed


def test_a_skill_shows_the_first_and_the_latest_view(as_pupil, child):
    make.entry(child, happened_on=clock.today() - timedelta(days=9), skills={"listening": 1})
    make.entry(child, skills={"listening": 3})
    page = parsed(as_pupil.get("/my/skills/"))
    said = page.words_of(page.first("//ul[@class='growing']/li"))
    assert "First: Just starting" in said
    assert "Now: I can do it" in said


def test_all_eight_are_there_from_the_start(as_pupil):
    page = parsed(as_pupil.get("/my/skills/"))
    assert len(page.all("//ul[@class='growing']/li")) == 8


def test_one_skill_over_time_leads_to_its_pages(as_pupil, child):
    entry = make.entry(child, skills={"listening": 2})
    page = as_pupil.get("/my/skills/listening")
    assert f"/my/entries/{entry.id}" in page.text
    assert "Getting there" in page.text


def test_a_skill_nobody_knows_is_not_found(as_pupil):
    assert as_pupil.get("/my/skills/juggling").status_code == 404


def test_a_skill_not_used_yet_says_how_it_grows(as_pupil):
    assert "Pick this skill on a page." in as_pupil.get("/my/skills/planning").text
