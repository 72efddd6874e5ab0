"""Statements and objects: one transaction, whichever of them is first to need it."""

import pytest
from sqlalchemy import bindparam, func, insert, select

from app.foundation.database import db, reading, writing
from app.foundation.scope import school_scope
from app.foundation.statements import first_row, run
from app.jobs.skills import SKILLS
from app.learning_log.models import EntrySkill
from app.schools.models import School
from tests.support import make

ADD_SKILL = insert(EntrySkill.__table__)
FIND_SKILL = select(EntrySkill.__table__.c.self_view).where(
    EntrySkill.__table__.c.school_id == bindparam("school")
)
SKILL = next(iter(SKILLS))


def test_statements_alone_are_kept_without_a_session(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id):
        add_skill()
        db.commit()
        assert not db.session.registry.has()
    assert skills_of(entry) == 1


def test_what_was_not_kept_is_gone_with_its_context(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id):
        add_skill()
    assert skills_of(entry) == 0


def test_objects_join_what_statements_began(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id), writing():
        add_skill()
        db.session.get(School, entry.school_id).name = "Renamed"
        db.session.rollback()
    assert skills_of(entry) == 0
    assert db.session.scalar(select(func.count()).where(School.name == "Renamed")) == 0


def test_statements_join_what_objects_began(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id), writing():
        db.session.get(School, entry.school_id).name = "Renamed"
        db.session.flush()
        add_skill()
        db.session.commit()
    assert skills_of(entry) == 1
    assert db.session.scalar(select(func.count()).where(School.name == "Renamed")) == 1


def test_objects_and_statements_in_turn_are_kept_together(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id), writing():
        add_skill()
        db.session.get(School, entry.school_id).name = "Renamed"
        db.commit()
        assert not db.in_transaction()
    assert skills_of(entry) == 1
    assert db.session.scalar(select(func.count()).where(School.name == "Renamed")) == 1


def test_the_next_writer_has_its_turn_after_a_failure(app, entry, add_skill):
    def fail() -> None:
        with app.app_context(), school_scope(entry.school_id), writing():
            add_skill()
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with app.app_context(), school_scope(entry.school_id), writing():
        add_skill()
        db.commit()
    assert skills_of(entry) == 1


def test_looking_up_between_lets_go_of_the_transaction(app, entry, add_skill):
    with app.app_context(), school_scope(entry.school_id), writing():
        add_skill()
        with reading():
            assert first_row(FIND_SKILL, {"school": entry.school_id}) is None
        assert not db.in_transaction()


def skills_of(entry) -> int:
    db.session.rollback()
    return db.session.scalar(
        select(func.count()).select_from(EntrySkill).where(EntrySkill.entry_id == entry.id)
    )


@pytest.fixture
def entry(child):
    made = make.entry(child)
    db.session.commit()
    return made


@pytest.fixture
def add_skill(entry):
    """Adds the entry's one skill by a statement."""
    values = {"school_id": entry.school_id, "entry_id": entry.id, "skill": SKILL, "self_view": 2}
    return lambda: run(ADD_SKILL, values)
