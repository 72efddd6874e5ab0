"""The roster as it stands: every child of the school, leavers too, as a file would tell of them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.schools.models import Enrolment, Pupil, PupilIdentifier, SchoolClass
from app.schools.queries.places import children_with_places
from app.schools.queries.pupils import upn_place
from app.schools.queries.schools import options_for
from app.schools.roster.names import class_key
from app.schools.roster.pupils import CurrentPupil, NcYear, RosterPupil

Upns = Mapping[UUID, tuple[str | None, tuple[str, ...]]]


def current_pupils(viewer: Viewer) -> tuple[CurrentPupil, ...]:
    """Everybody, each with their last class and year; three queries."""
    upns = _upns(viewer)
    return tuple(
        CurrentPupil(
            id=str(pupil.id),
            pupil=RosterPupil(
                forename=pupil.forename,
                surname=pupil.surname,
                preferred_forename=pupil.preferred_forename,
                upn=upns.get(pupil.id, (None, ()))[0],
                nc_year=cast("NcYear", enrolment.nc_year),
                class_name=room.name,
                born_on=pupil.born_on,
            ),
            is_leaver=pupil.left_on is not None,
            former_upns=upns.get(pupil.id, (None, ()))[1],
            class_year=room.school_year if enrolment.ends_on is None else None,
        )
        for pupil, enrolment, room in _last_enrolments()
    )


def closed_classes(viewer: Viewer, school_year: int) -> Mapping[str, tuple[str, date]]:
    """Name of each class of a school year that is closed, and the day it was, by `class_key`."""
    found = db.session.execute(
        select(SchoolClass.name, SchoolClass.closed_at).where(
            SchoolClass.school_id == viewer.school,
            SchoolClass.school_year == school_year,
            SchoolClass.closed_at.is_not(None),
        )
    )
    return {class_key(name): (name, at.date()) for name, at in found if at is not None}


def digest_of(viewer: Viewer, pupils: Sequence[CurrentPupil], school_year: int) -> bytes:
    """32 bytes that differ as soon as the roster does, a class of the year is closed or opened, or
    UPNs are kept or not. They say nothing to whoever has no key.
    """
    told = sorted(
        [each.id, json.dumps(each.pupil.to_json(), sort_keys=True), each.is_leaver, each.class_year]
        for each in pupils
    )
    closed = sorted(closed_classes(viewer, school_year))
    text = json.dumps([options_for(viewer).uses_upn, closed, told])
    return keyring().blind_index(viewer.school, text)


def _last_enrolments() -> list[tuple[Pupil, Enrolment, SchoolClass]]:
    """Each child once, with where they are, or for a leaver where they were last."""
    rows = db.session.execute(
        children_with_places().order_by(
            Enrolment.ends_on.is_(None), Enrolment.ends_on, Enrolment.starts_on, Enrolment.id
        )
    )
    last = {pupil.id: (pupil, enrolment, room) for pupil, enrolment, room in rows}
    return list(last.values())


def _upns(viewer: Viewer) -> Upns:
    """The present and the former UPNs of every child that has some."""
    found: dict[UUID, tuple[str | None, tuple[str, ...]]] = {}
    for row in db.session.scalars(select(PupilIdentifier)):
        place = upn_place(viewer.school, row.pupil_id)
        upn = keyring().open(row.value_sealed, place).decode()
        present, former = found.get(row.pupil_id, (None, ()))
        found[row.pupil_id] = (upn, former) if row.kind == "upn" else (present, (*former, upn))
    return found
