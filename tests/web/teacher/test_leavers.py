"""Who of a class moves on: the finding, what is missing for each child, and where they go."""

import pytest
from sqlalchemy import select

from app.foundation.database import db
from app.transition.models import Leaver
from tests.support import leaving, make, sign_in
from tests.support.client import parsed, token_on


def test_the_finding_counts_who_is_ready(as_teacher, room, place, url):
    leaving.ready_child(room, place)
    make.pupil(room)
    assert "1 of 2 children is ready to move on" in as_teacher.get(url).text


@pytest.mark.parametrize(
    ("said", "making"),
    [
        ("Not started", lambda _child: None),
        ("1 page not reviewed", lambda child: leaving.chosen(make.entry(child), best=True)),
        (
            "1 page is with the child",
            lambda child: leaving.chosen(leaving.asked_for_more(make.entry(child)), best=True),
        ),
        ("No star yet", lambda child: leaving.chosen(leaving.reviewed(make.entry(child)))),
        ("No school", lambda child: leaving.chosen(leaving.reviewed(make.entry(child)), best=True)),
    ],
)
def test_each_child_says_what_is_missing(as_teacher, room, url, said, making):
    making(make.pupil(room))
    assert said in as_teacher.get(url).text


def test_a_page_to_review_is_one_press_away(as_teacher, room, url):
    page = leaving.chosen(make.entry(make.pupil(room)), best=True)
    links = parsed(as_teacher.get(url)).all("//td//a/@href")
    assert links == [f"/class/{room.id}/reviews?entry={page.id}"]
    assert as_teacher.get(links[0]).status_code == 200


def test_places_are_saved_for_the_whole_table_at_once(as_teacher, room, url, place):
    first, second = make.pupil(room), make.pupil(room)
    other = leaving.secondary("Riverside High")
    answer = as_teacher.submit(
        as_teacher.get(url), {f"place-{first.id}": place.urn, f"place-{second.id}": other.urn}
    )
    assert answer.status_code == 303
    assert places() == {first.id: "Northgate Academy", second.id: "Riverside High"}
    assert "2 places saved." in as_teacher.get(url).text


def test_a_place_can_be_taken_back(as_teacher, room, url, place):
    child = leaving.going_to(make.pupil(room), place)
    as_teacher.submit(as_teacher.get(url), {f"place-{child.id}": ""})
    assert places() == {child.id: None}


def test_the_same_school_can_be_set_for_all(as_teacher, room, url, place):
    children = [make.pupil(room), make.pupil(room)]
    as_teacher.submit(as_teacher.get(url), {"for_all": place.urn}, button="Set it for every child")
    assert places() == {child.id: "Northgate Academy" for child in children}


def test_a_list_opened_earlier_changes_only_what_was_changed_in_it(as_teacher, room, url, place):
    first, second = make.pupil(room), make.pupil(room)
    opened = as_teacher.get(url)
    leaving.going_to(first, place)
    as_teacher.submit(opened, {f"place-{second.id}": place.urn})
    assert places() == {first.id: "Northgate Academy", second.id: "Northgate Academy"}


def test_a_school_that_is_not_on_the_list_is_refused(as_teacher, room, url):
    child = make.pupil(room)
    token = token_on(as_teacher.get(url))
    answer = as_teacher.post(url, data={"csrf_token": token, f"place-{child.id}": "123456"})
    assert answer.status_code == 422
    assert "Choose a school from the list." in answer.text


def test_a_child_of_another_class_cannot_be_placed(as_teacher, url, school, place):
    stranger = make.pupil(leaving.year_six(school, "Falcons"))
    token = token_on(as_teacher.get(url))
    answer = as_teacher.post(url, data={"csrf_token": token, f"place-{stranger.id}": place.urn})
    assert answer.status_code == 404
    assert places() == {}


def test_a_class_that_does_not_move_on_says_so(app, school):
    wrens = make.school_class(school, "Wrens", ("1",))
    client = sign_in.staff_client(app, make.staff(school, "teacher", classes=(wrens,)), school.id)
    assert "Nobody in Wrens moves on this year" in client.get(f"/class/{wrens.id}/moving-on").text


def test_the_rail_counts_children_whose_place_is_not_known(as_teacher, room, url, place):
    leaving.going_to(make.pupil(room), place)
    make.pupil(room)
    page = parsed(as_teacher.get(url))
    item = page.first("//nav//a[@aria-current='page']")
    assert page.words_of(item) == "Moving on1 waiting"


def test_a_long_name_keeps_its_letters(as_teacher, room, url):
    make.pupil(room, "Maximiliana", surname="Aleksandrowiczówna")
    assert "Maximiliana Aleksandrowiczówna" in as_teacher.get(url).text


def places():
    return dict(db.session.execute(select(Leaver.pupil_id, Leaver.destination_name)).all())


@pytest.fixture
def url(room):
    return f"/class/{room.id}/moving-on"


@pytest.fixture
def as_teacher(app, school, room):
    adult = make.staff(school, "teacher", classes=(room,))
    return sign_in.staff_client(app, adult, school.id)
