"""A school's plan for the next school year, and the new years that were made."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import keyring
from app.schools.models import Account
from app.schools.models.year import YearChange, YearMove
from app.schools.new_year.plan import BACK_WITHIN, Group, Move, NewClass, Plan, moves_of
from app.schools.new_year.proposing import free_key, with_every_group
from app.schools.queries.year_situation import Situation, situation_of
from app.schools.roster.names import class_key


@dataclass(frozen=True, kw_only=True)
class YearPlan:
    """A plan held against the school as it is now. `seen` is what a form sends to apply it."""

    id: UUID
    to_year: int
    version: int
    state: str
    situation: Situation
    plan: Plan
    moves: tuple[Move, ...]
    seen: str


@dataclass(frozen=True, kw_only=True)
class PastChange:
    """A new year that was made: when, by whom, and until when it can be undone."""

    id: UUID
    to_year: int
    state: str
    applied_at: datetime
    undone_at: datetime | None
    by_name: str
    moved: int
    can_be_undone: bool

    @property
    def undo_until(self) -> datetime:
        """The last moment at which it can be undone."""
        return self.applied_at + BACK_WITHIN


def year_plan_for(viewer: Viewer, change_id: UUID) -> YearPlan:
    """A plan that is not carried out yet; raises NotFound."""
    row = db.session.get(YearChange, {"school_id": viewer.school, "id": change_id})
    if row is None or row.state != "planned":
        raise NotFound("new year")
    return read_plan(viewer, row)


def read_plan(viewer: Viewer, row: YearChange) -> YearPlan:
    """A stored plan against the school as it is now."""
    now = situation_of(viewer)
    stored = Plan(
        classes=tuple(_class_from(one) for one in row.classes),
        groups=tuple(
            Group(UUID(one["class_id"]), one["nc_year"], one["goes_to"]) for one in row.groups
        ),
    )
    plan = with_every_group(_beside(stored, now.there), now.old, now.children)
    exceptions = {
        move.pupil_id: (move.goes_to, move.nc_year)
        for move in db.session.scalars(select(YearMove).where(YearMove.change_id == row.id))
    }
    return YearPlan(
        id=row.id,
        to_year=row.to_year,
        version=row.version,
        state=row.state,
        situation=now,
        plan=plan,
        moves=moves_of(plan, now.children, exceptions),
        seen=_seen(viewer, row, now),
    )


def plan_at_work(viewer: Viewer) -> YearChange | None:
    """The plan that the school is working on, if there is one."""
    return db.session.scalar(
        select(YearChange).where(
            YearChange.school_id == viewer.school, YearChange.state == "planned"
        )
    )


def past_changes(viewer: Viewer) -> tuple[PastChange, ...]:
    """The new years that were made here, the latest first. Two queries."""
    rows = db.session.execute(
        select(YearChange, Account.name)
        .outerjoin(Account, Account.id == YearChange.by)
        .where(YearChange.school_id == viewer.school, YearChange.applied_at.is_not(None))
        .order_by(YearChange.applied_at.desc(), YearChange.id.desc())
    ).all()
    ids = [row.id for row, _name in rows]
    moved = Counter(
        db.session.scalars(select(YearMove.change_id).where(YearMove.change_id.in_(ids)))
    )
    standing = next((row.id for row, _name in rows if row.state == "applied"), None)
    return tuple(
        PastChange(
            id=row.id,
            to_year=row.to_year,
            state=row.state,
            applied_at=row.applied_at,
            undone_at=row.undone_at,
            by_name=name or "",
            moved=moved[row.id],
            can_be_undone=row.id == standing and clock.now() < row.applied_at + BACK_WITHIN,
        )
        for row, name in rows
        if row.applied_at is not None
    )


def _class_from(told: Mapping[str, Any]) -> NewClass:
    return NewClass(
        key=told["key"],
        name=told["name"],
        nc_years=tuple(told["nc_years"]),
        teachers_of=UUID(told["teachers_of"]) if told["teachers_of"] else None,
    )


def _beside(plan: Plan, there: Sequence[NewClass]) -> Plan:
    """The plan with the classes that exist by now: one of the same name is the same class."""
    known = {class_key(one.name): one for one in there}
    merged = []
    for one in plan.classes:
        found = known.pop(class_key(one.name), None)
        merged.append(
            replace(
                one,
                id=found.id,
                has=found.has,
                nc_years=tuple(dict.fromkeys((*found.nc_years, *one.nc_years))),
            )
            if found
            else one
        )
    plan = replace(plan, classes=tuple(merged))
    for found in known.values():
        plan = replace(plan, classes=(*plan.classes, replace(found, key=free_key(plan))))
    return plan


def _seen(viewer: Viewer, row: YearChange, now: Situation) -> str:
    """What differs as soon as the school or the plan does; it says nothing without the key."""
    told = [
        str(row.id),
        row.version,
        [[str(one.id), one.name] for one in now.old],
        [[str(one.id), one.name, one.has] for one in now.there],
        sorted([str(one.enrolment_id), one.nc_year] for one in now.children),
    ]
    return keyring().blind_index(viewer.school, json.dumps(told)).hex()
