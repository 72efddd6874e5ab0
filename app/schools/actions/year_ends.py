"""Carrying a new school year out, all or nothing, in one transaction of the caller's."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.schools.actions.classes import add_class
from app.schools.actions.new_years import row_of, told_of
from app.schools.actions.schools import wait_for_turn
from app.schools.avatars import AVATARS
from app.schools.models import ClassStaff, Enrolment, Pupil, SchoolClass
from app.schools.models.year import YearMove
from app.schools.new_year.plan import (
    LEAVES,
    Move,
    avatars_for,
    first_day_for,
    problems_in,
    years_of,
)
from app.schools.queries.new_years import YearPlan, year_plan_for

CHANGED_SINCE = (
    "Something has changed since you looked: a child, a class or the plan. Look at what would "
    "happen now, then begin the new year."
)


TOO_EARLY = "The new school year can begin from {day}. The plan is kept until then."


@dataclass(frozen=True)
class Begun:
    """How many children moved, left, and wait for a class."""

    moved: int
    left: int
    waiting: int


def begin_new_year(viewer: Viewer, change_id: UUID, seen: str) -> Begun:
    """Carry a plan out as it was shown; `seen` is what that page said of the school.

    Raises Conflict when anything differs since, Refused before May or for a plan with a problem,
    NotFound for one that was carried out already.
    """
    wait_for_turn(viewer)
    found = year_plan_for(viewer, change_id)
    if found.situation.is_too_early:
        day = first_day_for(found.to_year)
        raise Refused(TOO_EARLY.format(day=f"{day.day} {day:%B %Y}"))
    if found.seen != seen:
        raise Conflict(CHANGED_SINCE)
    problems = problems_in(found.plan, found.moves, places=len(AVATARS))
    if problems:
        raise Refused(" ".join(problems))
    before = _end_places(viewer, found.moves)
    classes = _make_classes(viewer, found)
    places = _begin_places(viewer, found.moves, classes)
    _keep_moves(viewer, change_id, found.moves, places)
    row = row_of(viewer, change_id)
    row.state, row.applied_at, row.by = "applied", clock.now(), viewer.id
    _close(found, row.applied_at)
    row.classes = [
        {**told_of(one), "class_id": str(classes[one.key]), "was_there": one.id is not None}
        for one in found.plan.classes
    ]
    db.session.flush()
    record(viewer, "new year begun", "year_change", change_id)
    left = sum(move.goes_to == LEAVES for move in found.moves)
    return Begun(len(places), left, before - len(places) - left)


def _end_places(viewer: Viewer, moves: Sequence[Move]) -> int:
    """End where everybody is, so that nobody is in two classes; leavers have left."""
    today = clock.today()
    wanted = {move.child.id for move in moves}
    ended = 0
    for place in db.session.scalars(select(Enrolment).where(Enrolment.ends_on.is_(None))):
        if place.pupil_id in wanted:
            place.ends_on = today
            ended += 1
    leaving = {move.child.id for move in moves if move.goes_to == LEAVES}
    for pupil in db.session.scalars(select(Pupil).where(Pupil.left_on.is_(None))):
        if pupil.id in leaving:
            pupil.left_on = today
    db.session.flush()
    for move in moves:
        if move.goes_to == LEAVES:
            record(viewer, "pupil left", "pupil", move.child.id, pupil_id=move.child.id)
    return ended


def _make_classes(viewer: Viewer, found: YearPlan) -> Mapping[str, UUID]:
    """Every class of the plan, with its years and its teachers, by key."""
    made = {}
    for one in found.plan.classes:
        years = years_of(one, found.moves)
        made[one.key] = add_class(viewer, one.name, found.to_year, years)
        if one.teachers_of is not None:
            _carry_teachers_over(viewer, one.teachers_of, made[one.key])
    return made


def _carry_teachers_over(viewer: Viewer, from_class_id: UUID, class_id: UUID) -> None:
    """Whoever teaches the one class teaches the other, too; whoever does already still does."""
    wanted, there = (
        set(db.session.scalars(select(ClassStaff.account_id).where(ClassStaff.class_id == one)))
        for one in (from_class_id, class_id)
    )
    for account_id in sorted(wanted - there):
        db.session.add(
            ClassStaff(school_id=viewer.school, class_id=class_id, account_id=account_id)
        )
        record(viewer, "class assigned", "account", account_id)
    db.session.flush()


def _begin_places(
    viewer: Viewer, moves: Iterable[Move], classes: Mapping[str, UUID]
) -> Mapping[UUID, UUID]:
    """A place for everybody who goes to a class; the new enrolments by child."""
    by_class: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        if move.goes_to in classes:
            by_class[move.goes_to].append(move)
    begun = {}
    for key, coming in by_class.items():
        class_id = classes[key]
        avatars = avatars_for(
            [(move.child.id, move.child.avatar) for move in coming],
            avatars_taken(class_id),
            list(AVATARS),
        )
        for move in coming:
            place = Enrolment(
                school_id=viewer.school,
                id=ids.new_id(),
                pupil_id=move.child.id,
                class_id=class_id,
                nc_year=move.nc_year,
                avatar=avatars[move.child.id],
            )
            begun[move.child.id] = place.id
            db.session.add(place)
    db.session.flush()
    for pupil_id in begun:
        record(viewer, "pupil enrolled", "pupil", pupil_id, pupil_id=pupil_id)
    return begun


def _close(found: YearPlan, at: datetime) -> None:
    """Close every class of the year that ends, also one without children."""
    over = [one.id for one in found.situation.old]
    for room in db.session.scalars(select(SchoolClass).where(SchoolClass.id.in_(over))):
        room.closed_at = at


def avatars_taken(class_id: UUID) -> set[str]:
    """The pictures of the children who are in a class now."""
    return set(
        db.session.scalars(
            select(Enrolment.avatar).where(
                Enrolment.class_id == class_id, Enrolment.ends_on.is_(None)
            )
        )
    )


def _keep_moves(
    viewer: Viewer, change_id: UUID, moves: Iterable[Move], places: Mapping[UUID, UUID]
) -> None:
    """Keep what was done to each child, to take it back by."""
    db.session.execute(delete(YearMove).where(YearMove.change_id == change_id))
    db.session.add_all(
        YearMove(
            school_id=viewer.school,
            change_id=change_id,
            pupil_id=move.child.id,
            goes_to=move.goes_to,
            nc_year=move.nc_year,
            from_enrolment_id=move.child.enrolment_id,
            to_enrolment_id=places.get(move.child.id),
        )
        for move in moves
    )
    db.session.flush()
