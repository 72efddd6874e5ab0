"""A plan for the next school year, and what it means for each child: pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from app.schools.roster.names import class_key

LEAVES, WAITS = "leaves", "waits"
"""Where a child goes who is put in no class: from the school, or nowhere yet."""
YEARS = ("R", "1", "2", "3", "4", "5", "6")
LAST_YEAR = YEARS[-1]
BACK_WITHIN = timedelta(days=30)
"""For how long a new year can be undone."""
_FIRST_MONTH = 5
"""From May on a school knows next year's classes; to begin the next before would be a slip."""


@dataclass(frozen=True, kw_only=True)
class OldClass:
    """A class of the year that ends."""

    id: UUID
    name: str
    nc_years: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child of such a class, and the place there that would end."""

    id: UUID
    name: str
    class_id: UUID
    nc_year: str
    avatar: str
    enrolment_id: UUID

    @property
    def next_year(self) -> str:
        """The year group after this one; the last has none, and stays what it is."""
        return year_after(self.nc_year) or self.nc_year


@dataclass(frozen=True, kw_only=True)
class NewClass:
    """A class of the next year. `nc_years` are those it teaches if the school stays as it is.

    `teachers_of` is the class whose teachers it gets; `has` children are in it already, because
    a class list of the next year came first.
    """

    key: str
    name: str
    nc_years: tuple[str, ...]
    teachers_of: UUID | None = None
    id: UUID | None = None
    has: int = 0


@dataclass(frozen=True)
class Group:
    """The children of one year group in one class, and where they go: a key, or LEAVES or WAITS."""

    class_id: UUID
    nc_year: str
    goes_to: str


@dataclass(frozen=True)
class Move:
    """Where one child goes, and in which year group they are then."""

    child: Child
    goes_to: str
    nc_year: str
    is_exception: bool = False


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Next year's classes, and where each group goes."""

    classes: tuple[NewClass, ...]
    groups: tuple[Group, ...]

    def named(self, key: str) -> NewClass | None:
        """The class with this key."""
        return next((one for one in self.classes if one.key == key), None)


def year_after(nc_year: str) -> str | None:
    """The year group that follows; None after the last."""
    at = YEARS.index(nc_year) + 1
    return YEARS[at] if at < len(YEARS) else None


def first_day_for(to_year: int) -> date:
    """From when on the step into a school year may be made; it is planned whenever one likes."""
    return date(to_year, _FIRST_MONTH, 1)


def moves_of(
    plan: Plan, children: Iterable[Child], exceptions: Mapping[UUID, tuple[str, str]]
) -> tuple[Move, ...]:
    """Every child's move. An exception to a class that is gone counts no more."""
    targets = {(group.class_id, group.nc_year): group.goes_to for group in plan.groups}
    known = {one.key for one in plan.classes} | {LEAVES, WAITS}
    moves = []
    for child in children:
        goes_to, nc_year = exceptions.get(child.id, ("", ""))
        is_exception = goes_to in known
        if not is_exception:
            goes_to = targets.get((child.class_id, child.nc_year), WAITS)
            nc_year = child.next_year
        moves.append(Move(child, goes_to, nc_year, is_exception))
    return tuple(moves)


def years_of(new: NewClass, moves: Iterable[Move]) -> list[str]:
    """The year groups a class will have. Reception comes with new children, so it stays."""
    coming = {move.nc_year for move in moves if move.goes_to == new.key}
    if new.has or not coming:
        coming |= set(new.nc_years)
    elif YEARS[0] in new.nc_years:
        coming.add(YEARS[0])
    return sorted(coming, key=YEARS.index)


def problems_in(plan: Plan, moves: Sequence[Move], *, places: int) -> tuple[str, ...]:
    """What must be put right first, as sentences. `places` is how many children fit in a class."""
    found = []
    coming = Counter(move.goes_to for move in moves)
    for new in plan.classes:
        size = coming[new.key] + new.has
        if size > places:
            found.append(
                f"{new.name} would have {size} children, and a class holds {places} at most. "
                "Send some of them to another class."
            )
    keys = Counter(class_key(one.name) for one in plan.classes)
    twice = [one.name for one in plan.classes if keys.pop(class_key(one.name), 0) > 1]
    found += [f"Two classes are called {name}. Give one another name." for name in twice]
    return tuple(found)


def avatars_for(
    wanted: Iterable[tuple[UUID, str]], taken: Collection[str], every: Sequence[str]
) -> Mapping[UUID, str]:
    """A picture for each child that nobody else in the class has: their own where it is free.

    Raises ValueError when there are more children than pictures.
    """
    used, given, without = set(taken), dict[UUID, str](), list[UUID]()
    for pupil_id, liked in wanted:
        if liked in used or liked not in every:
            without.append(pupil_id)
        else:
            given[pupil_id] = liked
            used.add(liked)
    free = [slug for slug in every if slug not in used]
    if len(free) < len(without):
        raise ValueError(f"a class holds {len(every)} children")
    return given | dict(zip(without, free, strict=False))
