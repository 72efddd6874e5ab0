"""The tables of schools, staff, pupils and rosters."""

from app.schools.models.pupil import (
    IDENTIFIER_KINDS,
    NC_YEARS,
    Enrolment,
    Pupil,
    PupilAccess,
    PupilIdentifier,
)
from app.schools.models.roster import IMPORT_STATES, RosterChange, RosterImport, RosterMapping
from app.schools.models.school import (
    PHASES,
    School,
    SchoolClosure,
    SchoolIdentifier,
    SchoolOptions,
)
from app.schools.models.staff import (
    ROLES,
    Account,
    ClassStaff,
    Invitation,
    Membership,
    SchoolClass,
)
from app.schools.models.symbol import SYMBOL_KINDS, SchoolSymbol

__all__ = [
    "IDENTIFIER_KINDS",
    "IMPORT_STATES",
    "NC_YEARS",
    "PHASES",
    "ROLES",
    "SYMBOL_KINDS",
    "Account",
    "ClassStaff",
    "Enrolment",
    "Invitation",
    "Membership",
    "Pupil",
    "PupilAccess",
    "PupilIdentifier",
    "RosterChange",
    "RosterImport",
    "RosterMapping",
    "School",
    "SchoolClass",
    "SchoolClosure",
    "SchoolIdentifier",
    "SchoolOptions",
    "SchoolSymbol",
]
