"""What this package holds about a pupil."""

from app.schools.models import (
    Enrolment,
    Pupil,
    PupilAccess,
    PupilIdentifier,
    RosterChange,
    RosterImport,
)
from app.schools.models.year import YearMove

TABLES = frozenset(
    model.__tablename__
    for model in (
        Pupil,
        PupilIdentifier,
        PupilAccess,
        Enrolment,
        RosterImport,
        RosterChange,
        YearMove,
    )
)
