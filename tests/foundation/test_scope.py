"""Inside a school's scope nothing of another school is read, changed or added; outside, nothing."""

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import aliased

from app.foundation import ids
from app.foundation.database import db
from app.foundation.scope import Unscoped, school_scope
from app.foundation.statements import first_row, run
from app.schools.models import Enrolment, Pupil, School, SchoolClass
from tests.support import make


def test_a_query_that_names_no_school_finds_only_the_school_in_scope(theirs, mine):
    with school_scope(mine.school_id):
        assert db.session.scalars(select(Pupil.id)).all() == [mine.id]
        assert db.session.scalar(select(func.count()).select_from(Pupil)) == 1


def test_a_row_of_another_school_is_not_found_by_its_key(theirs, mine):
    key, own_school = (theirs.school_id, theirs.id), mine.school_id
    db.session.expunge_all()
    with school_scope(own_school):
        assert db.session.get(Pupil, key) is None


def test_a_join_and_an_alias_stay_within_the_school(theirs, mine):
    other = aliased(Pupil)
    joined = select(Pupil.id, other.id).join(other, Pupil.forename == other.forename)
    with school_scope(mine.school_id):
        assert db.session.execute(joined).all() == [(mine.id, mine.id)]


def test_a_query_within_a_query_stays_within_the_school(theirs, mine):
    enrolled = select(Enrolment.pupil_id)
    with school_scope(theirs.school_id):
        assert db.session.scalars(select(Pupil.id).where(Pupil.id.in_(enrolled))).all() == [
            theirs.id
        ]


def test_a_change_reaches_no_other_school(theirs, mine):
    with school_scope(mine.school_id):
        db.session.execute(update(Pupil).values(surname="Changed"))
    assert surname_of(theirs) != "Changed"
    assert surname_of(mine) == "Changed"


def test_deleting_reaches_no_other_school(theirs, mine):
    with school_scope(mine.school_id):
        db.session.execute(delete(Enrolment))
    assert db.session.scalars(select(Enrolment.pupil_id)).all() == [theirs.id]


def test_nothing_is_added_to_another_school(theirs, mine):
    with school_scope(mine.school_id):
        db.session.add(a_class(theirs.school_id))
        with pytest.raises(Unscoped, match="SchoolClass"):
            db.session.flush()
    db.session.rollback()


def test_a_row_of_another_school_that_is_in_hand_is_not_changed(theirs, mine):
    with school_scope(mine.school_id):
        theirs.surname = "Changed"
        with pytest.raises(Unscoped, match="Pupil"):
            db.session.flush()
    db.session.rollback()


def test_a_row_of_another_school_that_is_in_hand_is_not_deleted(theirs, mine):
    with school_scope(mine.school_id):
        db.session.delete(theirs)
        with pytest.raises(Unscoped, match="Pupil"):
            db.session.flush()
    db.session.rollback()


@pytest.mark.parametrize(
    "ask",
    [
        lambda: db.session.scalars(select(Pupil)),
        lambda: db.session.execute(update(Pupil).values(surname="Changed")),
        lambda: db.session.execute(delete(Pupil)),
        lambda: db.session.execute(select(School.id).where(School.id.in_(select(Pupil.school_id)))),
        lambda: db.session.execute(select(Pupil.__table__.c.id)),
        lambda: run(insert(SchoolClass.__table__), {"school_id": 1}),
        lambda: first_row(select(Pupil.__table__.c.id), {}),
    ],
    ids=["select", "update", "delete", "within", "table", "run", "first row"],
)
def test_without_a_scope_nothing_of_any_school_is_touched(ask, mine):
    with school_scope(None), pytest.raises(Unscoped):
        ask()


def test_without_a_scope_nothing_is_added_to_any_school(mine):
    with school_scope(None):
        db.session.add(a_class(mine.school_id))
        with pytest.raises(Unscoped):
            db.session.flush()
    db.session.rollback()


def test_what_belongs_to_everybody_needs_no_scope(mine):
    with school_scope(None):
        assert db.session.scalars(select(School.id)).all() == [mine.school_id]


def test_leaving_a_scope_restores_the_one_around_it(theirs, mine):
    with school_scope(mine.school_id):
        with school_scope(theirs.school_id):
            pass
        assert db.session.scalars(select(Pupil.id)).all() == [mine.id]


def surname_of(pupil: Pupil) -> str:
    return db.session.scalars(
        select(Pupil.surname).where(Pupil.id == pupil.id).execution_options(populate_existing=True)
    ).one()


def a_class(school_id: int) -> SchoolClass:
    return SchoolClass(
        school_id=school_id, id=ids.new_id(), name="Kites", school_year=2025, nc_years=["5"]
    )


@pytest.fixture
def mine(classroom):
    made = make.pupil(classroom, "Amberley")
    db.session.commit()
    return made


@pytest.fixture
def theirs():
    made = make.pupil(make.school_class(make.school()), "Amberley")
    db.session.commit()
    return made
