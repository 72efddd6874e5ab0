"""Who are you? First names and animals, and nothing else about anybody."""

from tests.support import make


def test_the_grid_shows_animals_and_first_names(as_tablet, classroom):
    children = [make.pupil(classroom, f"Madeup{n}") for n in range(30)]
    page = as_tablet.get("/who")

    for child in children:
        assert child.forename in page.text
        assert child.surname not in page.text
    assert page.text.count("plate__picture") == 30


def test_two_alike_get_an_initial(as_tablet, classroom):
    make.pupil(classroom, "Amberley", surname="Xanadu")
    make.pupil(classroom, "Amberley", surname="Yonder")
    page = as_tablet.get("/who").text

    assert "Amberley X<" in page
    assert "Amberley Y<" in page


def test_another_class_is_not_shown(as_tablet, school, child):
    other = make.pupil(make.school_class(school, "Willow"), "Elsewhere")

    assert other.forename not in as_tablet.get("/who").text


def test_an_empty_class_says_what_to_do(as_tablet):
    assert "Ask your teacher to put your name in." in as_tablet.get("/who").text


def test_the_front_door_leads_a_tablet_to_the_grid(as_tablet):
    assert as_tablet.get("/").location == "/who"


def test_without_an_open_class_there_is_no_grid(client, child):
    assert client.get("/who").location == "/"


def test_the_page_stays_light(as_tablet, classroom):
    for number in range(30):
        make.pupil(classroom, f"Madeup{number}")

    assert len(as_tablet.get("/who").data) < 24_000
