"""The trail cannot be changed, and if somebody manages to, it shows."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import delete, exc, insert, select, update

from app.audit.actions import record
from app.audit.chain import START, digest_of
from app.audit.models import AuditEvent, AuditSeal
from app.audit.sealing import broken_seals, seal_trail
from app.foundation.database import db
from tests.support import make


def test_an_untouched_trail_has_no_broken_seal(school, sealed):
    assert broken_seals(school.id) == ()


@pytest.mark.parametrize("model", [AuditEvent, AuditSeal])
@pytest.mark.parametrize("meddle", [delete, lambda model: update(model).values(school_id=99)])
def test_the_database_refuses_to_change_or_delete_the_trail(sealed, model, meddle):
    with pytest.raises(exc.DatabaseError, match="only added to"):
        db.session.execute(
            meddle(model.__table__).where(model.__table__.c.school_id == sealed[0].school_id)
        )
    db.session.rollback()


def test_an_edited_event_breaks_its_seal_and_no_other(school, sealed, unguarded):
    unguarded(update(EVENTS).where(EVENTS.c.id == sealed[0].id).values(action="nothing"))
    assert broken_seals(school.id) == (1,)


@pytest.mark.parametrize("column", [one.key for one in AuditEvent.__table__.columns])
def test_nothing_of_an_event_can_be_edited_unseen(school, sealed, unguarded, column):
    unguarded(update(EVENTS).where(EVENTS.c.id == sealed[-1].id).values({column: OTHER[column]}))
    assert 2 in broken_seals(school.id)


def test_a_seal_builds_on_the_one_before_it():
    events = [{"action": "class added"}]
    assert digest_of(START, events) != digest_of(digest_of(START, events), events)


def test_a_seal_that_names_another_before_it_is_broken(school, sealed, unguarded):
    seals = AuditSeal.__table__
    unguarded(update(seals).where(seals.c.number == 2).values(previous_digest=b"\1" * 32))
    assert broken_seals(school.id) == (2,)


def test_a_deleted_event_breaks_its_seal(school, sealed, unguarded):
    unguarded(delete(EVENTS).where(EVENTS.c.id == sealed[-1].id))
    assert broken_seals(school.id) == (2,)


def test_an_event_put_in_between_breaks_the_seal(school, sealed, unguarded):
    between = {**columns_of(sealed[0]), "id": type(sealed[0].id)(int=sealed[0].id.int + 1)}
    unguarded(insert(EVENTS).values(between))
    assert broken_seals(school.id) == (1,)


def test_a_deleted_seal_breaks_the_chain(school, sealed, unguarded):
    seals = AuditSeal.__table__
    unguarded(delete(seals).where(seals.c.number == 1))
    assert broken_seals(school.id) == (2,)


def test_a_seal_made_anew_over_edited_events_breaks_the_one_after_it(school, sealed, unguarded):
    seals = AuditSeal.__table__
    unguarded(update(seals).where(seals.c.number == 1).values(digest=b"\1" * 32))
    assert broken_seals(school.id) == (1, 2)


def test_what_just_happened_waits_a_minute_to_be_sealed(school, lead, time):
    record(make.staff_viewer(lead, school), "class added", "class", "one")
    assert seal_trail(school.id) == 0
    time.move(seconds=61)
    assert (seal_trail(school.id), seal_trail(school.id)) == (1, 0)


def test_each_school_has_a_chain_of_its_own(school, sealed):
    other = make.school()
    record(make.staff_viewer(make.staff(other, "lead"), other), "class added", "class", "one")
    assert broken_seals(other.id) == ()
    assert db.session.scalars(select(AuditSeal.school_id)).all() == [school.id, school.id]


EVENTS = AuditEvent.__table__
OTHER = {
    "school_id": 99,
    "id": UUID(int=1),
    "at": datetime(2026, 1, 1, tzinfo=UTC),
    "actor_kind": "pupil",
    "actor_id": UUID(int=2),
    "tablet_id": UUID(int=3),
    "action": "nothing",
    "subject_kind": "entry",
    "subject_id": "another",
    "pupil_id": UUID(int=4),
    "request_id": "another",
}


def columns_of(event):
    return {column.key: getattr(event, column.key) for column in EVENTS.columns}


@pytest.fixture
def sealed(school, lead, time):
    """Four events under two seals."""
    viewer = make.staff_viewer(lead, school)
    for number in range(4):
        record(viewer, "class added", "class", str(number))
        time.move(seconds=61)
        if number % 2:
            assert seal_trail(school.id) == 2
    db.session.commit()
    return db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)).all()


@pytest.fixture
def unguarded(sealed):
    """Does what the database refuses, as somebody with the database file in hands could."""

    def do(statement):
        if db.session.get_bind().dialect.name == "sqlite":
            for table in ("audit_event", "audit_seal"):
                for change in ("update", "delete"):
                    db.session.connection().exec_driver_sql(f"DROP TRIGGER {table}_{change}")
        else:
            db.session.connection().exec_driver_sql("SET LOCAL session_replication_role = replica")
        db.session.execute(statement)
        db.session.expire_all()

    return do
