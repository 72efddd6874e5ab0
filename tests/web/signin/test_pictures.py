"""Three pictures in order let a child in; guessing is slow and locks no friend out."""

import pytest

from app.foundation.database import db
from app.signin import actions
from app.signin.models import SignInMiss, Sitting
from app.signin.picture_set import PICTURES
from app.web.viewer import CHILD
from tests.support import make
from tests.support.client import token_on
from tests.support.opened import enter, opened, tap, with_pictures


def test_three_pictures_in_order_lead_to_the_childs_own_pages(tablet, child, pictures):
    answer = tap(tablet, child.id, pictures)

    assert (answer.status_code, answer.location) == (303, "/my/")
    assert child.forename in tablet.get("/my/").text


def test_the_same_pictures_in_another_order_do_not(tablet, child, pictures):
    page = tap(tablet, child.id, pictures[::-1])

    assert page.status_code == 422
    assert "Not those. Try again." in page.text


def test_a_tap_fills_a_slot_and_undo_empties_it(tablet, child, pictures):
    page = tap(tablet, child.id, pictures[:2])
    assert page.text.count("slot--full") == 2
    page = tablet.submit(page, button="Undo")

    assert page.text.count("slot--full") == 1


def test_a_refused_try_is_counted(tablet, child, pictures):
    tap(tablet, child.id, pictures[::-1])

    assert db.session.query(SignInMiss).count() == 1


def test_a_try_within_the_same_second_is_not_looked_at(tablet, child, pictures):
    tap(tablet, child.id, pictures[::-1])

    assert tap(tablet, child.id, pictures).status_code == 422
    assert db.session.query(SignInMiss).count() == 1


def test_the_third_miss_says_to_look_at_the_card_and_the_fifth_to_ask(
    tablet, child, pictures, time
):
    told = []
    for _ in range(5):
        told.append(tap(tablet, child.id, pictures[::-1]).text)
        time.move(seconds=2)

    assert "Look at your card." in told[2]
    assert "Now ask your teacher to let you in." in told[4]
    assert tap(tablet, child.id, pictures).status_code == 422
    time.move(minutes=11)
    assert tap(tablet, child.id, pictures).status_code == 303


def test_a_friend_who_guesses_on_another_tablet_locks_nobody_out(
    app, tablet, opening, child, pictures, time
):
    guesser = app.test_client()
    enter(guesser, opening)
    for _ in range(12):
        tap(guesser, child.id, pictures[::-1])
        time.move(minutes=11)

    assert tap(guesser, child.id, pictures).status_code == 422
    assert tap(tablet, child.id, pictures).status_code == 303


def test_one_picture_is_not_found_by_trying_them_all(tablet, school, teacher, child, time):
    (right,) = actions.set_pictures(make.staff_viewer(teacher, school), child.id, only_one=True)
    others = [slug for slug in PICTURES if slug != right]
    for slug in others[:3]:
        told = tap(tablet, child.id, (slug,))
        time.move(minutes=11)

    assert "Now ask your teacher to let you in." in told.text
    assert tap(tablet, child.id, (right,)).status_code == 422


def test_a_new_tablet_for_every_guess_is_soon_not_looked_at(app, opening, child, pictures, time):
    for _ in range(10):
        tap(_another(app, opening), child.id, pictures[::-1])
        time.move(minutes=11)

    assert tap(_another(app, opening), child.id, pictures).status_code == 422


def test_a_tablet_that_the_school_has_had_is_not_refused_for_what_new_ones_guessed(
    app, tablet, school, classroom, teacher, child, pictures, time
):
    time.move(days=1)
    opening = opened(school, classroom, teacher)
    enter(tablet, opening)
    for _ in range(10):
        tap(_another(app, opening), child.id, pictures[::-1])
        time.move(minutes=1)

    assert tap(tablet, child.id, pictures).status_code == 303


def test_a_planted_child_token_is_replaced_and_the_class_stays_open(tablet, child, pictures):
    with tablet.session_transaction() as session:
        session[CHILD] = "planted"
    tap(tablet, child.id, pictures)

    with tablet.session_transaction() as session:
        assert session[CHILD] != "planted"


def test_a_child_of_another_class_is_not_found(tablet, school):
    other = make.pupil(make.school_class(school, "Willow"))

    assert tablet.get(f"/who/{other.id}").status_code == 404


def test_a_picture_that_is_none_of_the_sixteen_counts_for_nothing(tablet, child, pictures):
    page = tablet.get(f"/who/{child.id}")
    data = {"csrf_token": token_on(page), "picture": "<b>", "tapped": ["x", "y"]}

    assert tablet.post(f"/who/{child.id}", data=data).text.count("slot--full") == 0


def test_a_child_without_pictures_is_sent_to_the_teacher(tablet, classroom):
    page = tablet.get(f"/who/{make.pupil(classroom).id}")

    assert "Ask your teacher to let you in." in page.text


def test_all_sixteen_pictures_are_there_with_their_names(tablet, child, pictures):
    page = tablet.get(f"/who/{child.id}").text

    assert all(f'value="{slug}"' in page for slug in PICTURES)


def test_a_childs_name_is_in_no_title_and_no_address(tablet, child, pictures):
    page = tablet.get(f"/who/{child.id}")

    assert child.forename not in page.text.split("</title>")[0]
    assert child.forename.lower() not in page.request.path


def test_sitting_down_twice_at_one_tablet_leaves_one_sitting(tablet, child, pictures):
    tap(tablet, child.id, pictures)
    tablet.submit(tablet.get("/my/"), button="I’m finished")
    tap(tablet, child.id, pictures)
    going_on = Sitting.pupil_id.is_not(None), Sitting.ended_at.is_(None)

    assert db.session.query(Sitting).filter(*going_on).count() == 1


def _another(app, opening):
    tablet = app.test_client()
    enter(tablet, opening)
    return tablet


@pytest.fixture
def opening(school, classroom, teacher):
    return opened(school, classroom, teacher)


@pytest.fixture
def pictures(teacher, school, child):
    return with_pictures(teacher, school, child)


@pytest.fixture
def tablet(client, opening, pictures):
    enter(client, opening)
    return client
