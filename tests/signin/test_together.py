"""Thirty children sign in at the same moment, and each lands in their own log."""

from concurrent.futures import ThreadPoolExecutor
from contextvars import Context

import pytest

from app.foundation import clock
from app.foundation.database import db
from app.signin import actions
from app.signin.models import Sitting
from tests.support import make
from tests.support.client import InspectingClient
from tests.support.opened import enter, opened, tap


@pytest.mark.slow
def test_thirty_children_at_once_each_land_in_their_own_log(app, school, classroom, teacher):
    viewer = make.staff_viewer(teacher, school)
    children = [make.pupil(classroom, f"Madeup{number}Child") for number in range(30)]
    pictures = [actions.set_pictures(viewer, child.id) for child in children]
    tablets = [InspectingClient(app) for _ in children]
    opening = opened(school, classroom, teacher)
    db.session.commit()
    for tablet in tablets:
        enter(tablet, opening)
    names, now = [child.forename for child in children], clock.now()
    ids = [f"{child.id}" for child in children]
    db.session.commit()

    def sit_down(number: int) -> str:
        with clock.frozen(now):
            answer = tap(tablets[number], ids[number], pictures[number])
            assert answer.location == "/my/"
            return tablets[number].get("/my/").text

    with ThreadPoolExecutor(15) as crowd:
        pages = list(crowd.map(lambda number: Context().run(sit_down, number), range(30)))

    for number, page in enumerate(pages):
        assert [name for name in names if f"{name}<" in page] == [names[number]]
    seated = db.session.query(Sitting).filter(Sitting.pupil_id.is_not(None))
    assert len({sitting.pupil_id for sitting in seated}) == 30
    assert len({sitting.tablet_id for sitting in seated}) == 30
