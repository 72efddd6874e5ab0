"""Children see their school's own symbols wherever a job, a skill or a question is drawn."""

import pytest

from tests.support import make, sign_in
from tests.support.symbols import symbol
from tests.support.walk import at
from tests.web.test_query_counts import statements


def test_a_child_is_given_the_picture_and_keeps_no_copy(as_pupil, school):
    picture = as_pupil.get(f"/my/symbols/{symbol(school)}")
    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert picture.headers["Cache-Control"] == "no-store"


def test_a_child_of_another_school_is_not(app, school):
    elsewhere = make.pupil(make.school_class(make.school("Elsewhere Primary")))
    friend = sign_in.pupil_client(app, elsewhere)
    assert friend.get(f"/my/symbols/{symbol(school)}").status_code == 404


def test_the_jobs_that_a_search_finds_are_drawn_so(as_pupil, school):
    own = symbol(school, "job", "nurse")
    found = as_pupil.get("/my/jobs/search?q=nurse").json["jobs"]
    pictures = {job["slug"]: job["picture"] for job in found}
    assert pictures.pop("nurse") == f"/my/symbols/{own}"
    assert all(address.startswith("/static/") for address in pictures.values())


@pytest.mark.parametrize(
    ("kind", "slug", "screen"),
    [
        ("job", "nurse", "job"),
        ("skill", "listening", "skills"),
        ("question", "met", "met"),
        ("question", "like", "like"),
    ],
)
def test_the_five_questions_show_it(as_pupil, school, visit, kind, slug, screen):
    own = symbol(school, kind, slug)
    assert f'src="/my/symbols/{own}"' in at(as_pupil, visit, screen).text


@pytest.mark.parametrize("place", ["", "jobs/", "jobs/places/healthcare", "thoughts/", "done"])
def test_pages_about_a_job_show_it(as_pupil, school, visit, child, place):
    entry = make.entry(child, words="")
    own = symbol(school, "job", "nurse")
    address = f"entries/{entry.id}/done" if place == "done" else place
    assert f'src="/my/symbols/{own}"' in as_pupil.get(f"/my/{address}").text


@pytest.mark.parametrize("place", ["skills/", "skills/listening", "page", "done"])
def test_pages_about_a_skill_show_it(as_pupil, school, child, place):
    entry = make.entry(child, skills={"listening": 2})
    own = symbol(school, "skill", "listening")
    address = {"page": f"entries/{entry.id}", "done": f"entries/{entry.id}/done"}.get(place, place)
    assert f'src="/my/symbols/{own}"' in as_pupil.get(f"/my/{address}").text


def test_a_page_that_draws_many_of_them_asks_once(as_pupil, school, visit):
    for slug in ("nurse", "doctor"):
        symbol(school, "job", slug)
    page = at(as_pupil, visit, "job")
    with statements() as asked:
        as_pupil.get(page.request.full_path)
    assert sum("FROM school_symbol" in said for said in asked) == 1


def test_a_school_without_symbols_sees_the_shipped_pictures(as_pupil, visit):
    assert "/my/symbols/" not in at(as_pupil, visit, "job").text
