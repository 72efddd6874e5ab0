"""Whoever tries many at the same moment gets no more tries than one who waits for each answer."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier

import pytest
from flask import Flask

from app.access.viewer import Kind, Role, Viewer
from app.foundation import clock
from app.foundation.database import db, writing
from app.foundation.errors import Refused
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.schools.models import Account
from app.signin import actions, waiting
from app.signin.models import CodeMiss, SignInMiss, StaffMiss
from app.signin.queries.staff import email_digest
from tests.support import make, tablets
from tests.support.opened import with_pictures

AT_ONCE = 10
HERE = "192.0.2.7"


def test_an_adults_password_is_tried_five_times(app, teacher):
    email = teacher.email_normal
    at_once(app, lambda _: actions.sign_in_staff(email, "wrong"))
    of_email = db.session.query(StaffMiss).filter_by(email_digest=email_digest(email))
    assert of_email.count() == waiting.STAFF_FREE_TRIES


def test_a_childs_pictures_are_tried_once_a_second_at_a_tablet(app, at_tablets, child, wrong):
    tablet, child_id = at_tablets[0], child.id
    at_once(app, lambda _: actions.sign_in_with_pictures(tablet, child_id, wrong, HERE))
    assert db.session.query(SignInMiss).count() == 1


def test_a_childs_pictures_are_not_tried_at_many_new_tablets_instead(app, at_tablets, child, wrong):
    child_id = child.id
    at_once(app, lambda n: actions.sign_in_with_pictures(at_tablets[n], child_id, wrong, HERE))
    assert db.session.query(SignInMiss).count() <= waiting.MANY_NEW_TABLETS


def test_class_codes_are_tried_as_often_as_an_address_may(app, monkeypatch):
    monkeypatch.setattr(waiting, "CODES_IN_A_WHILE", 4)
    at_once(app, lambda _: actions.enter_tablet("WRONGX", HERE))
    assert db.session.query(CodeMiss).count() == 4


def test_a_password_is_changed_once_by_who_presses_several_times(app, school, teacher):
    viewer, hash_before = make.staff_viewer(teacher, school), teacher.password_hash

    def change(number: int) -> None:
        actions.change_own_password(viewer, "", make.PASSWORD, f"kettle meadow {number}")

    assert at_once(app, change, all_refused=False) == AT_ONCE - 1
    assert db.session.get_one(Account, viewer.id).password_hash != hash_before
    assert db.session.query(StaffMiss).count() == 0


def at_once(app: Flask, attempt: Callable[[int], object], *, all_refused: bool = True) -> int:
    """Many tries, each in a transaction of its own that keeps what was missed; how many were
    refused.
    """
    db.session.commit()
    now, together = clock.now(), Barrier(AT_ONCE)

    def one(number: int) -> bool:
        with app.app_context(), clock.frozen(now), school_scope(EVERY_SCHOOL), writing():
            together.wait()
            try:
                attempt(number)
            except Refused:
                return True
            finally:
                db.session.commit()
            return False

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        refused = sum(crowd.map(lambda number: Context().run(one, number), range(AT_ONCE)))
    db.session.expire_all()
    assert refused == AT_ONCE or not all_refused
    return refused


@pytest.fixture
def wrong(teacher, school, child) -> tuple[str, ...]:
    """Pictures that are not this child's, in their order."""
    return with_pictures(teacher, school, child)[::-1]


@pytest.fixture
def at_tablets(school, classroom) -> list[Viewer]:
    """As many tablets, all new today, on which the class is open."""
    return [
        Viewer(
            kind=Kind.TABLET,
            roles=frozenset({Role.TABLET}),
            school_id=school.id,
            class_ids=frozenset({classroom.id}),
            tablet_id=tablets.tablet(school.id).id,
        )
        for _ in range(AT_ONCE)
    ]
