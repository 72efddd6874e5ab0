"""What this package holds about a pupil."""

from app.schools.models import (
    Enrolment,
    Pupil,
    PupilAccess,
    PupilIdentifier,
    RosterChange,
    RosterImport,
)

TABLES = frozenset(
    model.__tablename__
    for model in (
        Pupil,
        PupilIdentifier,
        PupilAccess,
        Enrolment,
        RosterImport,
        RosterChange,
    )
)
