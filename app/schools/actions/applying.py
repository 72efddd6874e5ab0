"""Doing what a checked roster says, line by line, within one transaction of the caller's."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import exists, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.schools.actions.classes import add_class
from app.schools.actions.pupils import PupilDetails, add_pupil, enrol, keep_upn
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.roster.lines import Line
from app.schools.roster.names import class_key
from app.schools.roster.pupils import RosterPupil


def apply_lines(viewer: Viewer, lines: Iterable[Line], school_year: int) -> None:
    """Apply every line: those who left first, so that their avatars are free."""
    lines = tuple(lines)
    enrolments = _current_enrolments()
    for line in lines:
        if line.action == "left" and line.pupil_id is not None:
            pupil_id = UUID(line.pupil_id)
            _leave(viewer, pupil_id, enrolments.get(pupil_id))
    classes = _Classes(viewer, school_year)
    for line in lines:
        if line.after is not None:
            _arrive(viewer, line, line.after, classes, enrolments)
    _close_emptied_classes(viewer, school_year)


class _Classes:
    """The classes of one school year, made as rows name them; "6 OAK" is "6 Oak"."""

    def __init__(self, viewer: Viewer, school_year: int) -> None:
        self._viewer = viewer
        self._school_year = school_year
        found = db.session.scalars(
            select(SchoolClass).where(
                SchoolClass.school_year == school_year, SchoolClass.school_id == viewer.school
            )
        )
        self._known = {class_key(one.name): one for one in found}

    def id_for(self, pupil: RosterPupil) -> UUID:
        """The class that a row names, with the row's year among its years."""
        key = class_key(pupil.class_name)
        known = self._known.get(key)
        if known is None or pupil.nc_year not in known.nc_years or known.closed_at is not None:
            name = known.name if known else pupil.class_name
            class_id = add_class(self._viewer, name, self._school_year, [pupil.nc_year])
            key_of = {"school_id": self._viewer.school, "id": class_id}
            self._known[key] = db.session.get_one(SchoolClass, key_of)
        return self._known[key].id


def _leave(viewer: Viewer, pupil_id: UUID, current: Enrolment | None) -> None:
    _pupil(viewer, pupil_id).left_on = clock.today()
    if current is not None:
        current.ends_on = clock.today()
    db.session.flush()
    record(viewer, "pupil left", "pupil", pupil_id, pupil_id=pupil_id)


def _arrive(
    viewer: Viewer,
    line: Line,
    after: RosterPupil,
    classes: _Classes,
    enrolments: Mapping[UUID, Enrolment],
) -> None:
    class_id = classes.id_for(after)
    if line.pupil_id is None:
        add_pupil(viewer, _details(after), class_id)
        return
    pupil_id = UUID(line.pupil_id)
    if line.changed_fields or line.action == "back":
        _update(viewer, pupil_id, after, line.action)
    current = enrolments.get(pupil_id)
    if current is None or (current.class_id, current.nc_year) != (class_id, after.nc_year):
        enrol(viewer, pupil_id, class_id, after.nc_year)


def _update(viewer: Viewer, pupil_id: UUID, after: RosterPupil, action: str) -> None:
    pupil = _pupil(viewer, pupil_id)
    pupil.forename, pupil.surname = after.forename, after.surname
    pupil.preferred_forename, pupil.born_on = after.preferred_forename, after.born_on
    pupil.left_on = None
    db.session.flush()
    if after.upn:
        keep_upn(viewer, pupil_id, after.upn)
    record(viewer, f"pupil {action}", "pupil", pupil_id, pupil_id=pupil_id)


def _details(after: RosterPupil) -> PupilDetails:
    return PupilDetails(
        forename=after.forename,
        surname=after.surname,
        preferred_forename=after.preferred_forename,
        born_on=after.born_on,
        nc_year=after.nc_year,
        upn=after.upn,
    )


def _pupil(viewer: Viewer, pupil_id: UUID) -> Pupil:
    return db.session.get_one(Pupil, {"school_id": viewer.school, "id": pupil_id})


def _current_enrolments() -> Mapping[UUID, Enrolment]:
    """Where each child of the school is, in one query."""
    found = db.session.scalars(select(Enrolment).where(Enrolment.ends_on.is_(None)))
    return {enrolment.pupil_id: enrolment for enrolment in found}


def _close_emptied_classes(viewer: Viewer, school_year: int) -> None:
    """A class of an earlier year in which nobody is any more is over."""
    somebody = exists().where(
        Enrolment.school_id == SchoolClass.school_id,
        Enrolment.class_id == SchoolClass.id,
        Enrolment.ends_on.is_(None),
    )
    over = db.session.scalars(
        select(SchoolClass).where(
            SchoolClass.school_id == viewer.school,
            SchoolClass.school_year < school_year,
            SchoolClass.closed_at.is_(None),
            ~somebody,
        )
    )
    for emptied in over:
        emptied.closed_at = clock.now()
    db.session.flush()
