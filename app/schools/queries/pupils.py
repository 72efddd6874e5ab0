"""Children, as a viewer may see them, and their UPNs."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, and_, select

from app.access.viewer import Role, Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place, keyring
from app.schools.looks import MODES
from app.schools.models import Enrolment, Pupil, PupilAccess, PupilIdentifier, SchoolClass
from app.schools.queries.classes import class_for
from app.schools.roster.names import compared


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


def pupils_in_class(viewer: Viewer, class_id: UUID) -> tuple[ClassPupil, ...]:
    """The children of a class, by the name they go by. Raises NotFound if it is not the viewer's.

    They stand in the same order in every database, and "Élise" among the Es.
    """
    class_for(viewer, class_id)
    rows = db.session.execute(_enrolled().where(Enrolment.class_id == class_id)).all()
    return tuple(sorted(_class_pupils(rows), key=_by_name))


def pupils_by_class(
    viewer: Viewer, classes: Collection[SchoolClass]
) -> Mapping[UUID, tuple[ClassPupil, ...]]:
    """The children of each of these classes of the viewer's, as `pupils_in_class`. One query."""
    of_class: dict[UUID, list[tuple[Pupil, Enrolment]]] = {room.id: [] for room in classes}
    wanted = _enrolled().where(
        Enrolment.school_id == viewer.school, Enrolment.class_id.in_(of_class)
    )
    for pupil, enrolment in db.session.execute(wanted):
        of_class[enrolment.class_id].append((pupil, enrolment))
    return {
        class_id: tuple(sorted(_class_pupils(rows), key=_by_name))
        for class_id, rows in of_class.items()
    }


def pupil_for(viewer: Viewer, pupil_id: UUID) -> ClassPupil:
    """One child, with the name the class knows them by. Raises NotFound."""
    class_id = db.session.scalar(
        select(Enrolment.class_id).where(
            Enrolment.pupil_id == pupil_id, Enrolment.ends_on.is_(None)
        )
    )
    if class_id is None or (viewer.is_a(Role.PUPIL) and viewer.id != pupil_id):
        raise NotFound("pupil")
    for pupil in pupils_in_class(viewer, class_id):
        if pupil.id == pupil_id:
            return pupil
    raise NotFound("pupil")


def pupils_named(_viewer: Viewer, pupil_ids: Iterable[UUID]) -> Mapping[UUID, ClassPupil]:
    """These children in the class they are in, or were in last: also those who moved or left.

    One query. For pages that the viewer may read: the class itself may be somebody else's.
    """
    wanted = list(pupil_ids)
    rows = db.session.execute(
        select(Pupil, Enrolment)
        .join(
            Enrolment,
            and_(Enrolment.school_id == Pupil.school_id, Enrolment.pupil_id == Pupil.id),
        )
        .where(Pupil.id.in_(wanted))
        .order_by(Enrolment.ends_on.is_(None), Enrolment.ends_on, Enrolment.id)
    )
    latest = {pupil.id: (pupil, enrolment) for pupil, enrolment in rows}
    return {pupil.id: pupil for pupil in _class_pupils(latest.values())}


def pupil_version(viewer: Viewer, pupil_id: UUID) -> int:
    """How often what is known of a child was changed, to notice that somebody else did."""
    return db.session.get_one(Pupil, (viewer.school, pupil_id)).version


def mode_of(viewer: Viewer, pupil_id: UUID) -> str:
    """The kind of pages that is set for a child: one of `looks.MODES`."""
    access = db.session.get(PupilAccess, (viewer.school, pupil_id))
    return access.mode if access else MODES[0]


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
    )


def _by_name(pupil: ClassPupil) -> tuple[str, str, UUID]:
    return compared(pupil.called), compared(pupil.surname), pupil.id


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
