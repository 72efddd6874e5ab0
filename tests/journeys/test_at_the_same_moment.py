"""Whatever several people do in the same moment is done once, and nobody is told that it broke.

On SQLite whoever writes is alone; these are for PostgreSQL, where they are not.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from threading import Barrier

import pyotp
import pytest
from flask import Flask
from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.activities.actions import mark_attendance
from app.activities.arranging import name_skills
from app.activities.models import Attendance
from app.foundation import clock
from app.foundation.database import Model, db, writing
from app.foundation.errors import Conflict, DomainError
from app.foundation.scope import school_scope
from app.reviews import actions as reviews
from app.reviews.models import Feedback, Review
from app.safeguarding.actions import raise_concern
from app.safeguarding.models import Concern
from app.schools.actions.new_years import plan_new_year
from app.schools.actions.year_ends import Begun, begin_new_year
from app.schools.actions.year_undoing import TakenBack, undo_new_year
from app.schools.models import Account, Enrolment
from app.schools.queries.new_years import year_plan_for
from app.signin.actions import factors as second_factor
from app.signin.actions.cards import issue_card
from app.signin.actions.staffing import add_staff
from app.signin.factors import new_secret
from app.signin.models import LoginCard, RecoveryCode
from tests.support import make

AT_ONCE = 4


def test_a_page_is_answered_once(at_once, page):
    assert len(set(at_once(lambda who: reviews.give_feedback(who, page, words="Well seen!")))) == 1
    at_once(lambda who: reviews.mark_reviewed(who, page, revision=1))
    at_once(lambda who: reviews.mark_several_reviewed(who, {page: 1}))
    assert (rows(Feedback), rows(Review)) == (1, 1)


def test_a_worry_is_one_concern(at_once, page, child):
    child_id = child.id
    raised = at_once(lambda who: raise_concern(who, "entry", page, 1, child_id))
    assert len(set(raised)) == rows(Concern) == 1


def test_who_was_away_is_saved_by_the_last(at_once, classroom, child):
    activity_id, child_id = make.activity(classroom).id, child.id
    at_once(lambda who: mark_attendance(who, activity_id, {child_id}))
    assert rows(Attendance) == 1


def test_of_those_who_change_a_plan_one_is_first_and_the_others_are_told(at_once, classroom):
    activity = make.activity(classroom)
    activity_id, version = activity.id, activity.version
    answers = at_once(lambda who: name_skills(who, activity_id, {1: ("listening",)}, version))
    assert sum(isinstance(answer, Conflict) for answer in answers) == AT_ONCE - 1


def test_of_cards_that_are_printed_together_one_works(at_once, child):
    child_id = child.id
    at_once(lambda who: issue_card(who, child_id))
    assert rows(LoginCard, LoginCard.voided_at.is_(None)) == 1


def test_an_adult_gets_one_account(at_once):
    answers = at_once(lambda who: add_staff(who, "new@school.example", "New", ["teacher"], []))
    assert sum(isinstance(answer, Conflict) for answer in answers) == AT_ONCE - 1
    assert rows(Account, Account.email_normal == "new@school.example") == 1


def test_a_new_year_begins_once_and_is_taken_back_once(at_once, school, classroom, child):
    lead = make.staff_viewer(make.staff(school, "lead"), school)
    change_id, class_id, child_id = plan_new_year(lead), classroom.id, child.id
    seen = year_plan_for(lead, change_id).seen
    done = at_once(lambda who: begin_new_year(who, change_id, seen))
    assert [answer for answer in done if not isinstance(answer, DomainError)] == [Begun(1, 0, 0)]
    done = at_once(lambda who: undo_new_year(who, change_id))
    assert [answer for answer in done if not isinstance(answer, DomainError)] == [TakenBack(1, 0)]
    place = Enrolment.pupil_id == child_id, Enrolment.ends_on.is_(None)
    assert db.session.scalars(select(Enrolment.class_id).where(*place)).all() == [class_id]


def test_a_second_factor_is_set_up_once_and_the_codes_shown_are_those_that_work(at_once):
    def set_up(who: Viewer) -> tuple[str, ...]:
        secret = new_secret()
        return second_factor.set_up_factor(
            who, "a token", secret, pyotp.TOTP(secret).at(clock.now())
        )

    answers = at_once(set_up)
    assert sum(isinstance(answer, Conflict) for answer in answers) == AT_ONCE - 1
    assert rows(RecoveryCode) == 10


def rows(model: type[Model], *wanted: object) -> int:
    """How many there are of these."""
    return db.session.scalar(select(func.count()).select_from(model).where(*wanted)) or 0


@pytest.fixture
def at_once(app: Flask, school) -> Callable[[Callable[[Viewer], object]], list[object]]:
    """Does the same for one adult at several devices in one moment; what came of each."""
    who = make.staff_viewer(make.staff(school, "lead"), school)

    def all_do(act: Callable[[Viewer], object]) -> list[object]:
        db.session.commit()
        now, together = clock.now(), Barrier(AT_ONCE)

        def one() -> object:
            with app.app_context(), clock.frozen(now), school_scope(who.school), writing():
                together.wait()
                try:
                    done = act(who)
                except DomainError as refusal:
                    return refusal
                db.session.commit()
                return done

        with ThreadPoolExecutor(AT_ONCE) as crowd:
            answers = list(crowd.map(lambda _: Context().run(one), range(AT_ONCE)))
        db.session.expire_all()
        return answers

    return all_do


@pytest.fixture
def page(child):
    """The id of a page that the child wrote."""
    return make.entry(child).id
