"""Where a school stands between two school years."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import and_, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.new_year.plan import YEARS, Child, NewClass, OldClass, first_day_for
from app.schools.roster.names import compared


@dataclass(frozen=True, kw_only=True)
class Situation:
    """The year that ends: its open classes and their children; and what of the next is there."""

    to_year: int
    old: tuple[OldClass, ...]
    there: tuple[NewClass, ...]
    children: tuple[Child, ...]

    @property
    def is_too_early(self) -> bool:
        """Whether the step was made already, or nobody knows next year's classes yet."""
        return clock.today() < first_day_for(self.to_year)


def situation_of(viewer: Viewer) -> Situation:
    """Where the school stands. Three queries."""
    rooms = db.session.scalars(
        select(SchoolClass)
        .where(SchoolClass.school_id == viewer.school, SchoolClass.closed_at.is_(None))
        .order_by(SchoolClass.school_year, SchoolClass.name, SchoolClass.id)
    ).all()
    children = _children(viewer)
    settled = {child.class_id for child in children}
    years = [one.school_year for one in rooms if one.id in settled]
    years = years or [one.school_year for one in rooms] or [clock.school_year()]
    to_year = min(years) + 1
    sizes = Counter(child.class_id for child in children)
    ending = {one.id for one in rooms if one.school_year < to_year}
    return Situation(
        to_year=to_year,
        old=tuple(
            OldClass(id=one.id, name=one.name, nc_years=tuple(one.nc_years))
            for one in sorted(rooms, key=_by_years)
            if one.id in ending
        ),
        there=tuple(
            NewClass(
                key=f"n{number}",
                name=one.name,
                nc_years=tuple(one.nc_years),
                id=one.id,
                has=sizes[one.id],
            )
            for number, one in enumerate(rooms)
            if one.school_year == to_year
        ),
        children=tuple(child for child in children if child.class_id in ending),
    )


def _children(viewer: Viewer) -> tuple[Child, ...]:
    rows = db.session.execute(
        select(Pupil, Enrolment)
        .join(
            Enrolment,
            and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id),
        )
        .where(Enrolment.school_id == viewer.school, Enrolment.ends_on.is_(None))
    ).all()
    found = [
        Child(
            id=pupil.id,
            name=pupil.full_name,
            class_id=place.class_id,
            nc_year=place.nc_year,
            avatar=place.avatar,
            enrolment_id=place.id,
        )
        for pupil, place in rows
    ]
    return tuple(sorted(found, key=lambda child: (compared(child.name), child.id)))


def _by_years(room: SchoolClass) -> tuple[list[int], str]:
    return [YEARS.index(year) for year in room.nc_years], room.name
