"""A child's own certificates: said quietly, and nobody else's."""

from datetime import timedelta

from app.foundation import clock
from tests.support import celebrating, make


def test_a_child_is_told_on_the_home_page_and_on_my_jobs(as_pupil, child):
    assert "certificate" not in as_pupil.get("/my/").text
    assert "certificate" not in as_pupil.get("/my/jobs/").text
    given = celebrating.certificate(child)
    assert f"/my/certificates/{given.id}" in as_pupil.get("/my/").text
    assert "You have 1 certificate" in as_pupil.get("/my/jobs/").text


def test_news_grows_old_and_the_certificate_stays(as_pupil, child):
    celebrating.certificate(child, given_on=clock.today() - timedelta(days=40))
    assert "certificate" not in as_pupil.get("/my/").text
    assert "You have 1 certificate" in as_pupil.get("/my/jobs/").text


def test_a_certificate_is_shown_as_it_is_printed(as_pupil, child):
    given = celebrating.certificate(child, words="You met a nurse.")
    page = as_pupil.get(f"/my/certificates/{given.id}").text
    assert "You met a nurse." in page
    assert child.forename in page


def test_another_childs_certificate_is_not_there(as_pupil, classroom):
    other = celebrating.certificate(make.pupil(classroom))
    assert as_pupil.get(f"/my/certificates/{other.id}").status_code == 404
    assert "None yet" in as_pupil.get("/my/certificates/").text


def test_one_taken_back_is_gone(as_pupil, child):
    given = celebrating.certificate(child)
    given.undone_at = clock.now()
    assert as_pupil.get(f"/my/certificates/{given.id}").status_code == 404
    assert "certificate" not in as_pupil.get("/my/").text
