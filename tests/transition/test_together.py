"""Two adults press the button at the same moment, and one package is made."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db, writing
from app.foundation.scope import school_scope
from app.transition.actions import ask_for_package
from app.transition.models import Package
from tests.support import leaving, make

AT_ONCE = 4


def test_asking_at_the_same_moment_makes_one_package(app, school):
    place = leaving.secondary()
    leaving.ready_child(leaving.year_six(school), place)
    viewer = make.staff_viewer(make.staff(school, "lead"), school)
    db.session.commit()
    now, together = clock.now(), Barrier(AT_ONCE)

    def ask(_number: int) -> tuple:
        with app.app_context(), clock.frozen(now), school_scope(viewer.school), writing():
            together.wait()
            asked = ask_for_package(viewer, place, "Adult")
            db.session.commit()
            return asked

    with ThreadPoolExecutor(AT_ONCE) as adults:
        answers = set(adults.map(ask, range(AT_ONCE)))
    assert answers == {tuple(db.session.scalars(select(Package.id)))}
