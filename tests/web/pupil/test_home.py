"""A child's home page: what waits comes first."""

from tests.support import make
from tests.support.client import parsed


def test_an_activity_of_today_is_asked_about_first(as_pupil, classroom, child):
    make.attended(make.activity(classroom, jobs=["nurse"]), child)
    page = parsed(as_pupil.get("/my/"))
    assert page.words_of(page.first("//h2")) == "A nurse came today"


def test_a_child_with_nothing_waiting_is_asked_to_add_something(as_pupil):
    assert "Tell us about a job you met." in as_pupil.get("/my/").text
