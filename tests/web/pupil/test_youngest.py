"""Every page as a six-year-old sees it: few words, each to be heard."""

import pytest

from app.reviews import actions as reviews
from tests.support import make, sign_in
from tests.support.client import parsed

PAGES = [
    "/my/",
    "/my/jobs/",
    "/my/jobs/?view=map",
    "/my/jobs/places/healthcare",
    "/my/skills/",
    "/my/skills/listening",
    "/my/skills/planning",
    "/my/thoughts/",
    "/my/look/",
]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_easy_to_read_and_can_be_heard(as_little, address):
    page = parsed(as_little.get(address))
    assert "ks1" in page.moods
    assert page.all("//*[@data-listen]")


def test_sizes_are_said_in_plain_words(as_little):
    page = parsed(as_little.get("/my/look/"))
    sizes = [page.words_of(one) for one in page.all("//fieldset[@id='look-size']//label")]
    assert [words.removeprefix("Aa") for words in sizes] == ["Big", "Bigger", "Biggest"]


def test_a_page_with_feedback_is_easy_to_read(as_little, entry):
    page = as_little.get(f"/my/entries/{entry.id}")
    assert "You noticed" in page.text


def test_a_page_is_changed_without_reading(as_little, entry):
    assert parsed(as_little.get(f"/my/entries/{entry.id}/edit")).all("//*[@data-listen]")


@pytest.mark.parametrize("screen", ["job", "met", "found", "skills", "like"])
def test_every_choice_of_a_question_can_be_heard(as_little, visit, screen):
    address = as_little.get(f"/my/entries/new?activity={visit.id}").location
    page = parsed(as_little.get(f"{address}&at={screen}"))
    shown = page.first(f"//*[@data-screen='{screen}']")
    silent = [
        page.words_of(tile)
        for tile in page.all(".//ul[contains(@class, 'tiles')]/li", shown)
        if not page.all(".//*[@data-listen]", tile)
        and "own-words" not in str(tile.xpath(".//@value"))
    ]
    assert silent == []


@pytest.fixture
def little(school):
    return make.school_class(school, nc_years=("1",))


@pytest.fixture
def child(little):
    return make.pupil(little)


@pytest.fixture
def visit(little, child):
    done = make.activity(little, jobs=["nurse", "doctor"])
    make.attended(done, child)
    return done


@pytest.fixture
def as_little(app, child, entry, visit):
    return sign_in.pupil_client(app, child)


@pytest.fixture
def entry(child, school, lead):
    entry = make.entry(child, "I saw a vet.", job="vet", skills={"listening": 2})
    who = make.staff_viewer(lead, school)
    reviews.give_feedback(who, entry.id, words="Well done!", sticker="you-noticed")
    return entry
