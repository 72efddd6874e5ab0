"""Schools, classes and children, as a viewer may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import Select, and_, select

from app.access.viewer import Role, Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place, keyring
from app.schools.models import (
    Enrolment,
    Pupil,
    PupilIdentifier,
    School,
    SchoolClass,
    SchoolIdentifier,
    SchoolOptions,
)


@dataclass(frozen=True, kw_only=True)
class SchoolFacts:
    """A school and the numbers the state knows it by (as strings; empty when unknown)."""

    id: int
    name: str
    phase: str
    urn: str
    laestab: str


@dataclass(frozen=True, kw_only=True)
class ClassPupil:
    """A child in a class. `shown` is the first name, with an initial when two are alike."""

    id: UUID
    called: str
    shown: str
    forename: str
    surname: str
    preferred_forename: str | None
    born_on: date
    avatar: str
    nc_year: str
    class_id: UUID

    @property
    def full_name(self) -> str:
        """The name as staff know the child."""
        return f"{self.called} {self.surname}"


def school_for(viewer: Viewer) -> SchoolFacts:
    """The viewer's own school."""
    return _facts([db.session.get_one(School, viewer.school)])[0]


def secondary_schools() -> tuple[SchoolFacts, ...]:
    """Every secondary school known here, by name."""
    found = db.session.scalars(
        select(School)
        .where(School.phase == "secondary", School.closed_at.is_(None))
        .order_by(School.name)
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
        closes_at=time(16, 0),
    )


def _classes(viewer: Viewer) -> Select[SchoolClass]:
    """This year's open classes that the viewer may see, in the order of their years."""
    found = select(SchoolClass).where(SchoolClass.closed_at.is_(None))
    if not (viewer.sees_whole_school or viewer.is_a(Role.OFFICE)):
        found = found.where(SchoolClass.id.in_(viewer.class_ids))
    return found


def classes_for(viewer: Viewer) -> tuple[SchoolClass, ...]:
    """The classes the viewer works with, newest school year first, then by name."""
    found = db.session.scalars(
        _classes(viewer).order_by(SchoolClass.school_year.desc(), SchoolClass.name)
    )
    return tuple(found)


def class_for(viewer: Viewer, class_id: UUID) -> SchoolClass:
    """One class, if it is the viewer's to see; raises NotFound."""
    found = db.session.scalar(_classes(viewer).where(SchoolClass.id == class_id))
    if found is None:
        raise NotFound("class")
    return found


def pupils_in_class(viewer: Viewer, class_id: UUID) -> tuple[ClassPupil, ...]:
    """The children of a class, by first name. Raises NotFound if it is not the viewer's."""
    class_for(viewer, class_id)
    rows = db.session.execute(_enrolled().where(Enrolment.class_id == class_id)).all()
    return _class_pupils(rows)


def pupil_for(viewer: Viewer, pupil_id: UUID) -> ClassPupil:
    """One child, with the name the class knows them by. Raises NotFound."""
    class_id = db.session.scalar(
        select(Enrolment.class_id).where(
            Enrolment.pupil_id == pupil_id, Enrolment.ends_on.is_(None)
        )
    )
    if class_id is None or (viewer.is_a(Role.PUPIL) and viewer.id != pupil_id):
        raise NotFound("pupil")
    in_class = pupils_in_class(viewer, class_id)
    return next(pupil for pupil in in_class if pupil.id == pupil_id)


def upns_of(viewer: Viewer, pupil_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """The present UPN of each child that has one."""
    rows = db.session.scalars(
        select(PupilIdentifier).where(
            PupilIdentifier.kind == "upn", PupilIdentifier.pupil_id.in_(list(pupil_ids))
        )
    )
    return {row.pupil_id: _opened(viewer.school, row) for row in rows}


def upn_place(school_id: int, pupil_id: UUID) -> Place:
    """Where a child's sealed UPN stands."""
    return Place("pupil_identifier", "value", school_id, pupil_id)


def _opened(school_id: int, row: PupilIdentifier) -> str:
    return keyring().open(row.value_sealed, upn_place(school_id, row.pupil_id)).decode()


def _enrolled() -> Select[Pupil, Enrolment]:
    return (
        select(Pupil, Enrolment)
        .join(
            Enrolment,
            and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id),
        )
        .where(Enrolment.ends_on.is_(None), Pupil.left_on.is_(None))
        .order_by(Pupil.forename, Pupil.surname)
    )


def _class_pupils(rows: Iterable[tuple[Pupil, Enrolment]]) -> tuple[ClassPupil, ...]:
    rows = list(rows)
    names = Counter(pupil.called for pupil, _ in rows)
    initials = Counter((pupil.called, pupil.surname[:1]) for pupil, _ in rows)

    def shown(pupil: Pupil) -> str:
        if names[pupil.called] == 1:
            return pupil.called
        alike = initials[pupil.called, pupil.surname[:1]] > 1
        return f"{pupil.called} {pupil.surname[: 3 if alike else 1]}"

    return tuple(
        ClassPupil(
            id=pupil.id,
            called=pupil.called,
            shown=shown(pupil),
            forename=pupil.forename,
            surname=pupil.surname,
            preferred_forename=pupil.preferred_forename,
            born_on=pupil.born_on,
            avatar=enrolment.avatar,
            nc_year=enrolment.nc_year,
            class_id=enrolment.class_id,
        )
        for pupil, enrolment in rows
    )


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


def school_year_of(viewer: Viewer) -> int:
    """The school year the school works in: that of its newest open class, else today's."""
    newest = db.session.scalar(
        select(SchoolClass.school_year)
        .where(SchoolClass.closed_at.is_(None), SchoolClass.school_id == viewer.school)
        .order_by(SchoolClass.school_year.desc())
        .limit(1)
    )
    return newest or clock.school_year()
