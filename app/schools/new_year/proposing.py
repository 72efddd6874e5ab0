"""What a school most likely wants next year, for people to change: pure.

A school's classes mostly stay, and the children move through them: those of 5 Elm go to 6 Elm,
those of a mixed class stay in it until its last year. Names and places are only proposed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from app.schools.new_year.plan import (
    LEAVES,
    YEARS,
    Child,
    Group,
    NewClass,
    OldClass,
    Plan,
    year_after,
)
from app.schools.roster.names import LONGEST_CLASS_NAME, class_key, compared

_YEAR_IN_NAME = re.compile(r"(?:\b(?:year|yr|y|class)\s*)?[1-6]|\breception\b|\brec\b", re.I)

_END_OF_INFANTS = "2"
"""An infant school ends here; a junior school follows."""


def proposed_plan(
    old: Sequence[OldClass], there: Sequence[NewClass], children: Iterable[Child]
) -> Plan:
    """A plan for these classes. `there` are classes of the next year that exist already."""
    taken = {class_key(one.name) for one in there}
    classes = [
        *there,
        *(
            NewClass(key=f"c{number}", name=one.name, nc_years=one.nc_years, teachers_of=one.id)
            for number, one in enumerate(old, start=len(there) + 1)
            if class_key(one.name) not in taken
        ),
    ]
    return with_every_group(Plan(classes=tuple(classes), groups=()), old, children)


def with_every_group(plan: Plan, old: Sequence[OldClass], children: Iterable[Child]) -> Plan:
    """The plan, with a place for each group of children that it says nothing of yet."""
    wanted = sorted(
        {(child.class_id, child.nc_year) for child in children},
        key=lambda pair: (YEARS.index(pair[1]), str(pair[0])),
    )
    known = {(group.class_id, group.nc_year) for group in plan.groups}
    for class_id, nc_year in wanted:
        if (class_id, nc_year) not in known:
            plan = _with_group(plan, old, class_id, nc_year)
    return plan


def _with_group(plan: Plan, old: Sequence[OldClass], class_id: UUID, nc_year: str) -> Plan:
    following = year_after(nc_year)
    if following is None or (nc_year == _END_OF_INFANTS and _is_highest(old, nc_year)):
        return replace(plan, groups=(*plan.groups, Group(class_id, nc_year, LEAVES)))
    room = next(one for one in old if one.id == class_id)
    found = _class_for(plan, old, room, nc_year, following)
    if found is None:
        found = _class_above(plan, room, nc_year, following)
        others = tuple(one for one in plan.classes if one.key != found.key)
        plan = replace(plan, classes=(*others, found))
    return replace(plan, groups=(*plan.groups, Group(class_id, nc_year, found.key)))


def _class_for(
    plan: Plan, old: Sequence[OldClass], room: OldClass, nc_year: str, following: str
) -> NewClass | None:
    """Where a group goes: its own mixed class, the class of the same name, or the one in line."""
    able = [one for one in plan.classes if following in one.nc_years]
    own = [one for one in able if class_key(one.name) == class_key(room.name)]
    alike = [one for one in able if _stem(one.name) and _stem(one.name) == _stem(room.name)]
    if own or len(alike) == 1:
        return (own or alike)[0]
    if not able:
        return None
    beside = sorted((one for one in old if nc_year in one.nc_years), key=lambda one: one.name)
    at = next((number for number, one in enumerate(beside) if one.id == room.id), 0)
    return sorted(able, key=lambda one: one.name)[min(at, len(able) - 1)]


def _class_above(plan: Plan, room: OldClass, nc_year: str, following: str) -> NewClass:
    """Nobody teaches the year above now: "6 Elm" above "5 Elm"; "Maple" itself goes up."""
    names = {class_key(one.name): one for one in plan.classes}
    name = re.sub(rf"(?<!\d){nc_year}(?!\d)", following, room.name)
    same = names.get(class_key(name))
    if same and not same.has and all(group.goes_to != same.key for group in plan.groups):
        return replace(same, nc_years=(following,))
    if same:
        name = f"{room.name}, Year {following}"
    return NewClass(
        key=free_key(plan),
        name=name[:LONGEST_CLASS_NAME],
        nc_years=(following,),
        teachers_of=room.id,
    )


def _is_highest(old: Iterable[OldClass], nc_year: str) -> bool:
    taught = {YEARS.index(year) for room in old for year in room.nc_years}
    return max(taught, default=0) <= YEARS.index(nc_year)


def free_key(plan: Plan) -> str:
    """A key that no class of the plan has."""
    used = {one.key for one in plan.classes}
    return next(f"c{number}" for number in range(1, len(used) + 2) if f"c{number}" not in used)


def _stem(name: str) -> str:
    """What is left of a class's name without its year: "elm" of "5 Elm"."""
    return compared(_YEAR_IN_NAME.sub(" ", name))
