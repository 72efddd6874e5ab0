"""The plan for a school's next year: begun, changed by several hands, and forgotten."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm.attributes import flag_modified

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.foundation.upserts import put
from app.schools.actions.schools import wait_for_turn
from app.schools.models.year import YearChange, YearMove
from app.schools.new_year.plan import LEAVES, WAITS, YEARS, Group, NewClass, Plan
from app.schools.new_year.proposing import free_key, proposed_plan
from app.schools.queries.new_years import YearPlan, plan_at_work, year_plan_for
from app.schools.queries.year_situation import situation_of
from app.schools.roster.names import LONGEST_CLASS_NAME, class_key


def plan_new_year(viewer: Viewer) -> UUID:
    """Propose the next school year, or go on with the plan there is: at any time of the year."""
    wait_for_turn(viewer)
    at_work = plan_at_work(viewer)
    if at_work is not None:
        return at_work.id
    now = situation_of(viewer)
    row = YearChange(
        school_id=viewer.school, id=ids.new_id(), to_year=now.to_year, by=viewer.id, classes=[]
    )
    _store(row, proposed_plan(now.old, now.there, now.children))
    db.session.add(row)
    db.session.flush()
    record(viewer, "new year planned", "year_change", row.id)
    return row.id


def change_plan(
    viewer: Viewer,
    change_id: UUID,
    *,
    classes: Mapping[str, tuple[str, UUID | None]],
    groups: Mapping[tuple[UUID, str], str],
    version: int,
) -> None:
    """Change names and teachers of classes, and where groups go. Raises Conflict, and Refused.

    `classes` are (name, whose teachers) by key; an empty name takes a class out that nobody goes
    to; the key "" adds one.
    """
    wait_for_turn(viewer)
    found, row = _at_work(viewer, change_id)
    if version != row.version:
        raise Conflict("Somebody else changed the plan meanwhile.")
    rooms = {one.id for one in found.situation.old}
    plan = _with_classes(found, classes, rooms)
    known = {one.key for one in plan.classes} | {LEAVES, WAITS}
    changed = []
    for group in plan.groups:
        goes_to = groups.get((group.class_id, group.nc_year), group.goes_to)
        if goes_to not in known:
            raise Refused("Choose a class from the list for every group.")
        changed.append(Group(group.class_id, group.nc_year, goes_to))
    _store(row, replace(plan, groups=tuple(changed)))
    db.session.flush()
    record(viewer, "new year changed", "year_change", change_id)


def move_children(viewer: Viewer, change_id: UUID, chosen: Mapping[UUID, tuple[str, str]]) -> int:
    """Send children elsewhere than their group: to (class key, year group). How many it changed.

    Who is not named stays as planned, so that several adults can work at it. Raises Refused.
    """
    wait_for_turn(viewer)
    found, row = _at_work(viewer, change_id)
    moves = {move.child.id: move for move in found.moves}
    known = {one.key for one in found.plan.classes} | {LEAVES, WAITS}
    changed = 0
    for pupil_id, (goes_to, nc_year) in chosen.items():
        move = moves.get(pupil_id)
        if move is None or goes_to not in known or nc_year not in YEARS:
            raise Refused("Choose a class from the list for a child of this school.")
        if (move.goes_to, move.nc_year) != (goes_to, nc_year):
            changed += 1
            _send(viewer, change_id, pupil_id, goes_to, nc_year)
    if changed:
        flag_modified(row, "groups")  # another look is needed before it is carried out
        db.session.flush()
        record(viewer, "new year changed", "year_change", change_id)
    return changed


def drop_new_year(viewer: Viewer, change_id: UUID) -> None:
    """Forget a plan: nothing in the school was changed by it. Raises NotFound."""
    wait_for_turn(viewer)
    _found, row = _at_work(viewer, change_id)
    row.state = "dropped"
    db.session.execute(delete(YearMove).where(YearMove.change_id == change_id))
    db.session.flush()
    record(viewer, "new year dropped", "year_change", change_id)


def row_of(viewer: Viewer, change_id: UUID) -> YearChange:
    """The row of a plan that is known to be there, as it is in the database now."""
    key = {"school_id": viewer.school, "id": change_id}
    return db.session.get_one(YearChange, key, populate_existing=True)


def _at_work(viewer: Viewer, change_id: UUID) -> tuple[YearPlan, YearChange]:
    found = year_plan_for(viewer, change_id)
    return found, row_of(viewer, change_id)


def _with_classes(
    found: YearPlan, changes: Mapping[str, tuple[str, UUID | None]], rooms: set[UUID]
) -> Plan:
    plan, kept = found.plan, list[NewClass]()
    wanted = {move.goes_to for move in found.moves}
    for one in plan.classes:
        name, teachers_of = changes.get(one.key, (one.name, one.teachers_of))
        _check_class(name, teachers_of, rooms)
        if name or one.id:
            kept.append(replace(one, name=one.name if one.id else name, teachers_of=teachers_of))
        elif one.key in wanted:
            raise Refused(f"Send the children of {one.name} to another class first, or name it.")
    plan = replace(plan, classes=tuple(kept))
    name, teachers_of = changes.get("", ("", None))
    _check_class(name, teachers_of, rooms)
    if name:
        added = NewClass(key=free_key(plan), name=name, nc_years=(), teachers_of=teachers_of)
        plan = replace(plan, classes=(*plan.classes, added))
    names = [class_key(one.name) for one in plan.classes]
    twice = next((one.name for one in plan.classes if names.count(class_key(one.name)) > 1), None)
    if twice:
        raise Refused(f"Two classes would be called {twice}. Give one of them another name.")
    return plan


def _check_class(name: str, teachers_of: UUID | None, rooms: set[UUID]) -> None:
    if len(name) > LONGEST_CLASS_NAME:
        raise Refused(f"Keep the name of a class to {LONGEST_CLASS_NAME} letters.")
    if teachers_of is not None and teachers_of not in rooms:
        raise Refused("Choose teachers from the list.")


def _send(viewer: Viewer, change_id: UUID, pupil_id: UUID, goes_to: str, nc_year: str) -> None:
    key = {"school_id": viewer.school, "change_id": change_id, "pupil_id": pupil_id}
    put(YearMove, key | {"goes_to": goes_to, "nc_year": nc_year}, list(key))


def _store(row: YearChange, plan: Plan) -> None:
    row.classes = [told_of(one) for one in plan.classes]
    row.groups = [
        {"class_id": str(one.class_id), "nc_year": one.nc_year, "goes_to": one.goes_to}
        for one in plan.groups
    ]


def told_of(one: NewClass) -> dict[str, Any]:
    """A class of a plan, as it is stored."""
    return {
        "key": one.key,
        "name": one.name,
        "nc_years": list(one.nc_years),
        "teachers_of": str(one.teachers_of) if one.teachers_of else None,
    }
