"""The page on which a new school year is looked at."""

from collections import Counter
from collections.abc import Mapping
from uuid import UUID

from flask import render_template, request

from app.access.permissions import Permission
from app.access.policy import may
from app.schools.avatars import AVATARS
from app.schools.new_year.plan import LEAVES, WAITS, YEARS, first_day_for, problems_in, years_of
from app.schools.queries import staff_of
from app.schools.queries.new_years import YearPlan, year_plan_for
from app.schools.roster.years import school_year_in_words
from app.signin.queries.openings import classes_open_now
from app.transition.queries import schools_without_package
from app.web.navigation import years_in_words
from app.web.school.new_year_form import ADDED, CHILD, GROUP, NAME, TEACHERS, WAS, choice_of
from app.web.viewer import viewer

FIELDS = {
    "name": NAME,
    "teachers": TEACHERS,
    "group": GROUP,
    "child": CHILD,
    "was": WAS,
    "added": ADDED,
}


def plan_page(
    change_id: UUID,
    *,
    typed: Mapping[str, str] | None = None,
    changed_elsewhere: bool = False,
    problem: str = "",
) -> str:
    """The plan as it stands. `typed` is what somebody sent that was not kept: it stays in place."""
    found = year_plan_for(viewer(), change_id)
    going = Counter(move.goes_to for move in found.moves)
    shown = _room_shown(found)
    return render_template(
        "school/new_years/show.html",
        found=found,
        moves=[move for move in found.moves if move.child.class_id == shown],
        exceptions=Counter(move.child.class_id for move in found.moves if move.is_exception),
        shown=shown,
        going=going,
        leaving=going[LEAVES],
        waiting=going[WAITS],
        moving=len(found.moves) - going[LEAVES] - going[WAITS],
        sizes=Counter((move.child.class_id, move.child.nc_year) for move in found.moves),
        years_then={one.key: years_of(one, found.moves) for one in found.plan.classes},
        teachers=_teachers(),
        open_now=classes_open_now(viewer()),
        problems=problems_in(found.plan, found.moves, places=len(AVATARS)),
        packages_missing=_packages_missing(),
        typed=typed or {},
        changed_elsewhere=changed_elsewhere,
        problem=problem,
        first_day=first_day_for(found.to_year),
        field=FIELDS,
        choice_of=choice_of,
        places={"leaves": LEAVES, "waits": WAITS},
        year=school_year_in_words,
        years=years_in_words,
        order=YEARS.index,
    )


def _room_shown(found: YearPlan) -> UUID | None:
    """The class whose children are shown: the one asked for, or the first that has some."""
    rooms = [one.id for one in found.situation.old]
    wanted = request.args.get("room", None, UUID)
    if wanted in rooms:
        return wanted
    settled = {move.child.class_id for move in found.moves}
    return next((one for one in rooms if one in settled), None)


def _teachers() -> Mapping[UUID, str]:
    """The names of those who teach each class now."""
    found: dict[UUID, list[str]] = {}
    for adult in staff_of(viewer()):
        for class_id in adult.class_ids:
            found.setdefault(class_id, []).append(adult.name)
    return {class_id: ", ".join(names) for class_id, names in found.items()}


def _packages_missing() -> int:
    """How many new schools somebody goes to and no package is made for: for who makes them."""
    may_make = may(viewer(), Permission.PACKAGE_MAKE)
    return schools_without_package(viewer()) if may_make else 0
