"""What an adult sees of signing in: who was here, whose page it is, cards and passwords."""

import pytest

from app.foundation import clock
from app.foundation.database import db
from app.signin.actions import set_pictures
from tests.support import make
from tests.support.browser import axe_problems, photograph, sideways_scroll
from tests.support.tablets import sitting, tablet

DESK = {"width": 1280, "height": 868}
LONG = "Maximiliana-Aleksandrowiczówna"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/class/{room}/here", "who-was-here"),
        ("/class/{room}/here?on=2020-01-01", "nobody-was-here"),
        ("/class/{room}/tablets/{tablet}", "rename-a-tablet"),
        ("/class/entries/{page}/move", "move-a-page"),
        ("/class/entries/{page}", "a-page"),
        ("/class/{room}/cards", "cards"),
        ("/sign-in/password", "password"),
    ],
)
def test_every_page_about_signing_in_is_accessible_to_adults(
    page, day, seated, as_teacher, path, name
):
    page.set_viewport_size(DESK)
    seated(as_teacher)
    page.goto(path.format(**day))
    photograph(page, name)

    assert axe_problems(page) == []
    assert sideways_scroll(page) == 0


def test_a_page_is_moved_and_moved_back_from_who_was_here(page, day, seated, as_teacher):
    page.set_viewport_size(DESK)
    seated(as_teacher)
    page.goto(f"/class/{day['room']}/here")
    page.get_by_role("link", name="Move").first.click()
    page.get_by_label(LONG).check()
    page.get_by_role("button", name="Move the page").click()
    page.get_by_text(f"This page is {LONG}’s now.").wait_for()
    photograph(page, "moved")
    assert axe_problems(page) == []
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("This page is Amberley’s now.").wait_for()
    page.goto(f"/class/{day['room']}/here")

    assert page.get_by_text("Moved to").count() == 1  # the other page of that sitting


@pytest.fixture
def day(school, classroom, teacher):
    """Three children on two tablets, and two pages."""
    first, second = tablet(school.id, "Tablet 1"), tablet(school.id, "Blue 4")
    amberley, long = make.pupil(classroom, "Amberley"), make.pupil(classroom, LONG)
    friend = make.pupil(classroom, "Dovedale")
    sat = sitting(amberley, first, ended_at=clock.now())
    sitting(long, first, how="card")
    sitting(friend, second, how="let_in")
    entry = make.entry(amberley, job="vet", sitting_id=sat.id)
    make.entry(long, sitting_id=sat.id)
    set_pictures(make.staff_viewer(teacher, school), friend.id, only_one=True)
    db.session.commit()
    return {"room": classroom.id, "tablet": first.id, "page": entry.id}
