"""Finding a line of the menu, however its words are spelt."""

import pytest

from app.menu.finding import LENGTHS, Wanted, found
from app.menu.items import SHIPPED

MENU = tuple(SHIPPED.values())


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("teddy", "teddy-bear-clinic"),
        ("tedy bare", "teddy-bear-clinic"),
        ("vetanerian", "vets-waiting-room"),
        ("wether", "tomorrows-weather-live"),
        ("brige", "bridge-for-a-bus"),
        ("lumch", "who-made-my-lunch"),
        ("the bus stop", "bus-stop-survey"),
        ("WEEK in a working life", "a-week-in-a-working-life"),
    ],
)
def test_a_line_is_found_however_it_is_spelt(words, first):
    assert found(MENU, Wanted(words=words))[0].slug == first


@pytest.mark.parametrize("words", ["fierfiter", "pilot", "train driver"])
def test_a_job_finds_the_lines_in_which_children_meet_it(words):
    assert len(found(MENU, Wanted(words=words))) >= 1


def test_words_that_mean_nothing_find_nothing():
    assert found(MENU, Wanted(words="qqqzzx")) == ()


def test_no_words_find_everything():
    assert len(found(MENU, Wanted(words="  ?!"))) == len(MENU)


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(stage="EYFS"), lambda item: "EYFS" in item.stages),
        (Wanted(theme="getting-about"), lambda item: item.theme == "getting-about"),
        (Wanted(skill="leadership"), lambda item: "leadership" in item.skills),
        (Wanted(subject="maths"), lambda item: "maths" in item.subjects),
        (Wanted(length="short"), lambda item: item.minutes <= 20),
        (Wanted(way="video"), lambda item: "video" in item.ways),
        (Wanted(stage="KS2", way="trip"), lambda item: "KS2" in item.stages),
    ],
)
def test_each_choice_narrows_the_menu(wanted, holds):
    hits = found(MENU, wanted)
    assert hits
    assert all(holds(item) for item in hits)
    assert len(hits) < len(MENU)


def test_every_length_is_of_exactly_one_kind():
    assert all(
        sum(low <= item.minutes <= high for low, high in LENGTHS.values()) == 1 for item in MENU
    )


def test_none_of_the_shipped_lines_is_a_schools_own():
    assert found(MENU, Wanted(ours=True)) == ()


def test_the_shortest_come_first_if_asked_so():
    minutes = [item.minutes for item in found(MENU, Wanted(sort="shortest"))]
    assert minutes == sorted(minutes)


def test_an_order_that_is_asked_for_holds_for_hits_too():
    titles = [item.title for item in found(MENU, Wanted(words="train", sort="title"))]
    assert titles == sorted(titles, key=str.casefold)
