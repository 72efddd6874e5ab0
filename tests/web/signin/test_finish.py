"""I'm finished: the sitting ends on the server, and the tablet is passed on."""

from uuid import uuid4

from tests.support import make
from tests.web.signin.test_staff import copy_of


def test_a_copied_cookie_dies_when_the_child_is_finished(app, as_pupil, child):
    thief = copy_of(app, as_pupil)
    assert thief.get("/my/").status_code == 200
    answer = as_pupil.submit(as_pupil.get("/my/"), button="I’m finished")

    assert answer.location == "/finish"
    assert thief.get("/my/").status_code != 200


def test_the_tablet_says_goodbye_and_offers_those_who_had_no_turn(as_pupil, classroom, child):
    others = [make.pupil(classroom, f"Madeup{n}") for n in range(6)]
    as_pupil.submit(as_pupil.get("/my/"), button="I’m finished")
    page = as_pupil.get("/finish").text

    assert sum(other.forename in page for other in others) == 4
    assert f"/who/{child.id}" not in page


def test_the_childs_pages_are_gone_after(as_pupil):
    as_pupil.submit(as_pupil.get("/my/"), button="I’m finished")

    assert as_pupil.get("/my/").location == "/who"


def test_when_everyone_had_a_turn_it_says_so(as_pupil):
    as_pupil.submit(as_pupil.get("/my/"), button="I’m finished")

    assert "You have all had a turn." in as_pupil.get("/finish").text


def test_a_child_at_work_is_sent_from_the_grid_to_their_own_home(as_pupil, child):
    friend = uuid4()
    assert as_pupil.get("/who").location == "/my/"
    assert as_pupil.get(f"/who/{friend}").location == "/my/"
    assert as_pupil.get(f"/who/{child.id}").location == "/my/"


def test_a_tablet_is_sent_from_a_childs_pages_to_the_grid_whatever_was_asked_for(as_tablet, child):
    for path in ("/my/", f"/my/entries/{uuid4()}", f"/my/entries/{make.entry(child).id}"):
        assert as_tablet.get(path).location == "/who"


def test_what_is_an_adults_is_not_there_for_a_tablet(as_tablet, as_pupil, classroom):
    for hands in (as_tablet, as_pupil):
        assert hands.get(f"/class/{classroom.id}").status_code == 404
