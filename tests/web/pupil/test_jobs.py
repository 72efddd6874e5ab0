"""My jobs: the wall, the town, one place, and the search."""

import pytest

from tests.support import make
from tests.support.client import parsed


def test_the_wall_shows_each_job_once_the_newest_first(as_pupil, child, time):
    for job in ("nurse", "vet", "nurse"):
        make.entry(child, job=job)
        time.move(minutes=1)
    page = parsed(as_pupil.get("/my/jobs/"))
    tiles = [page.words_of(tile) for tile in page.all("//ul[contains(@class, 'wall')]/li")]
    assert [words[:3] for words in tiles] == ["Nur", "Vet", "Add"]


def test_a_job_in_the_childs_own_words_is_on_the_wall_too(as_pupil, child):
    make.entry(child, job=None, job_words="Zorblax keeper")
    assert "Zorblax keeper" in as_pupil.get("/my/jobs/").text


def test_the_town_colours_in_where_a_job_was_met(as_pupil, child):
    make.entry(child, job="nurse")
    page = parsed(as_pupil.get("/my/jobs/?view=map"))
    met = [page.words_of(place) for place in page.all("//a[contains(@class, 'is-met')]")]
    assert met == ["Healthcare1 job"] or met == ["Healthcare 1 job"]
    assert len(page.all("//a[contains(@class, 'place')]")) >= 25


def test_a_place_shows_jobs_met_there_and_more(as_pupil, child):
    make.entry(child, job="nurse")
    said = as_pupil.get("/my/jobs/places/healthcare").text
    assert "You have met 1 job here." in said
    assert "Paramedic" in said


def test_a_place_that_is_not_in_the_town_is_not_found(as_pupil):
    assert as_pupil.get("/my/jobs/places/moonbase").status_code == 404


def test_the_wall_goes_on_over_pages(as_pupil, child):
    for number in range(30):
        make.entry(child, job=None, job_words=f"Job {number}")
    page = as_pupil.get("/my/jobs/")
    assert "Page 1 of 2" in page.text
    later = parsed(as_pupil.get("/my/jobs/?page=2"))
    assert len(later.all("//ul[contains(@class, 'wall')]/li")) == 30 - 24 + len(["Add a job"])


def test_no_jobs_yet_says_what_to_do(as_pupil):
    assert "No jobs yet" in as_pupil.get("/my/jobs/").text


@pytest.mark.parametrize(("typed", "first"), [("vetanerian", "vet"), ("asdfgh qwert", None)])
def test_search_answers_with_tiles(as_pupil, typed, first):
    found = as_pupil.get("/my/jobs/search", query_string={"q": typed}).json["jobs"]
    assert [job["slug"] for job in found[:1]] == ([first] if first else [])
