"""Doing what a checked roster says: planned while nobody waits, written in a few large statements.

A school of 2,000 is a second of writing, and no child's save waits longer than that.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import exists, insert, select, update

from app.access.viewer import Viewer
from app.audit.actions import record_all
from app.foundation import clock
from app.foundation.database import db
from app.schools.actions.arrivals import Plan
from app.schools.actions.upns import replace_upns
from app.schools.models import Enrolment, Pupil, SchoolClass

AT_ONCE = 500
"""Ids in one statement."""

_ADD_PUPILS = insert(Pupil.__table__)  # type: ignore[arg-type]
_ADD_ENROLMENTS = insert(Enrolment.__table__)  # type: ignore[arg-type]
Item = TypeVar("Item")


def carry_out(viewer: Viewer, plan: Plan, school_year: int) -> None:
    """Write what was planned, within one transaction of the caller's."""
    _write_classes(viewer, plan, school_year)
    if plan.new_pupils:
        db.session.execute(_ADD_PUPILS, list(plan.new_pupils.values()))
    _change_pupils(viewer, plan)
    for some in _batches(plan.ended):
        db.session.execute(
            update(Enrolment)
            .where(Enrolment.school_id == viewer.school, Enrolment.id.in_(some))
            .values(ends_on=clock.today())
            .execution_options(synchronize_session=False)
        )
    if plan.enrolments:
        db.session.execute(_ADD_ENROLMENTS, plan.enrolments)
    replace_upns(viewer, plan.upns)
    record_all(viewer, plan.events)
    db.session.expire_all()
    _close_emptied_classes(viewer, school_year)


def _write_classes(viewer: Viewer, plan: Plan, school_year: int) -> None:
    """New classes, and those that are opened again or have a year more."""
    known = {
        one.id: one
        for one in db.session.scalars(
            select(SchoolClass).where(
                SchoolClass.school_id == viewer.school, SchoolClass.id.in_(list(plan.classes))
            )
        )
    }
    for class_id, room in plan.classes.items():
        found = known.get(class_id) or SchoolClass(
            school_id=viewer.school, id=class_id, name=room.name, school_year=school_year
        )
        found.nc_years, found.closed_at = sorted(room.nc_years, key="R123456".index), None
        db.session.add(found)
    db.session.flush()


def _change_pupils(viewer: Viewer, plan: Plan) -> None:
    for some in _batches(list(plan.changed)):
        found = db.session.scalars(
            select(Pupil).where(Pupil.school_id == viewer.school, Pupil.id.in_(some))
        )
        for pupil in found:
            for field, value in plan.changed[pupil.id].items():
                setattr(pupil, field, value)
        db.session.flush()


def _close_emptied_classes(viewer: Viewer, school_year: int) -> None:
    """A class of an earlier year in which nobody is any more is over."""
    somebody = exists().where(
        Enrolment.school_id == SchoolClass.school_id,
        Enrolment.class_id == SchoolClass.id,
        Enrolment.ends_on.is_(None),
    )
    over = db.session.scalars(
        select(SchoolClass).where(
            SchoolClass.school_id == viewer.school,
            SchoolClass.school_year < school_year,
            SchoolClass.closed_at.is_(None),
            ~somebody,
        )
    )
    for emptied in over:
        emptied.closed_at = clock.now()
    db.session.flush()


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[at : at + AT_ONCE] for at in range(0, len(items), AT_ONCE))
