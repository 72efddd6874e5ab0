"""The wall of a class's jobs: a town that the class has coloured in together."""

import pytest

from tests.support import make
from tests.support.client import parsed, token_on


def test_the_town_shows_what_the_class_has_met_together_and_names_nobody(
    as_teacher, classroom, url
):
    for name, job in (("Amberley", "nurse"), ("Brightwell", "nurse"), ("Calloway", "vet")):
        make.entry(make.pupil(classroom, name), job=job)
    page = as_teacher.get(url)
    assert "Maple: 2 jobs met in 2 places" in page.text
    assert not {"Amberley", "Brightwell", "Calloway"} & set(page.text.split())
    assert "Amberley" not in page.text
    met = parsed(page).all("//a[contains(@class, 'is-met')]")
    assert len(met) == 2


def test_names_are_shown_when_somebody_asks_for_them(as_teacher, classroom, url):
    make.entry(make.pupil(classroom, "Amberley"))
    page = as_teacher.get(f"{url}?names=1")
    assert "Amberley" in page.text
    assert "Hide the names" in page.text


def test_a_job_without_a_card_has_its_place_too(as_teacher, child, url):
    make.entry(child, job=None, job_words="Cheese sculptor")
    page = as_teacher.get(url)
    assert "And more" in page.text
    assert "Cheese sculptor" in page.text


def test_what_a_child_typed_is_not_shown_to_a_class(as_teacher, classroom, child, url):
    make.entry(child, job=None, job_words="Callum Pretend's mum")
    make.entry(child, job="nurse")
    given = {
        "csrf_token": token_on(as_teacher.get(f"/class/{classroom.id}")),
        "choice": "plain",
        "back": url,
    }
    as_teacher.post("/class/projector", data=given)
    page = as_teacher.get(url)
    assert "Callum" not in page.text
    assert "Nurse" in page.text


def test_a_class_that_has_met_nobody_has_a_town_to_colour_in(as_teacher, child, url):
    assert "Maple: a town to colour in" in as_teacher.get(url).text


@pytest.fixture
def url(classroom) -> str:
    return f"/class/{classroom.id}/wall"
