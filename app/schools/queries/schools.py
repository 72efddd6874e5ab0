"""Schools, the numbers the state knows them by, and what each has chosen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import School, SchoolClass, SchoolIdentifier, SchoolOptions


@dataclass(frozen=True, kw_only=True)
class SchoolFacts:
    """A school and the numbers the state knows it by (as strings; empty when unknown)."""

    id: int
    name: str
    phase: str
    urn: str
    laestab: str


def school_for(viewer: Viewer) -> SchoolFacts:
    """The viewer's own school."""
    return _facts([db.session.get_one(School, viewer.school)])[0]


def secondary_schools() -> tuple[SchoolFacts, ...]:
    """Every secondary school known here, by name."""
    found = db.session.scalars(
        select(School)
        .where(School.phase == "secondary", School.closed_at.is_(None))
        .order_by(School.name, School.id)
    )
    return _facts(found.all())


def school_by_urn(urn: str) -> SchoolFacts:
    """The school with this URN today; raises NotFound."""
    found = db.session.scalar(
        select(School)
        .join(SchoolIdentifier, SchoolIdentifier.school_id == School.id)
        .where(
            SchoolIdentifier.kind == "urn",
            SchoolIdentifier.value == urn,
            SchoolIdentifier.to_on.is_(None),
        )
    )
    if found is None:
        raise NotFound(f"No school with URN {urn} is known here.")
    return _facts([found])[0]


def options_for(viewer: Viewer) -> SchoolOptions:
    """What the school has chosen; the defaults if it has chosen nothing."""
    chosen = db.session.get(SchoolOptions, viewer.school)
    return chosen or SchoolOptions(
        school_id=viewer.school,
        uses_upn=False,
        uses_upn_why="",
        picture_count=3,
        idle_minutes=3,
        opens_at=time(8, 0),
        closes_at=time(16, 0),
        cards_at_home=False,
        photos_on=False,
        voice_notes_on=False,
        keeps_leavers_days=365,
    )


def school_year_of(viewer: Viewer) -> int:
    """The school year the school works in: that of its newest open class, else today's."""
    newest = db.session.scalar(
        select(SchoolClass.school_year)
        .where(SchoolClass.closed_at.is_(None), SchoolClass.school_id == viewer.school)
        .order_by(SchoolClass.school_year.desc())
        .limit(1)
    )
    return newest or clock.school_year()


def _facts(schools: Iterable[School]) -> tuple[SchoolFacts, ...]:
    schools = list(schools)
    numbers = db.session.execute(
        select(SchoolIdentifier.school_id, SchoolIdentifier.kind, SchoolIdentifier.value).where(
            SchoolIdentifier.school_id.in_([school.id for school in schools]),
            SchoolIdentifier.to_on.is_(None),
        )
    )
    known = {(school_id, kind): value for school_id, kind, value in numbers}
    return tuple(
        SchoolFacts(
            id=school.id,
            name=school.name,
            phase=school.phase,
            urn=known.get((school.id, "urn"), ""),
            laestab=known.get((school.id, "laestab"), ""),
        )
        for school in schools
    )
