"""Schools, classes, children, adults and roster files, as a viewer may see them."""

from app.schools.queries.classes import class_for, class_sizes, classes_for, closed_classes
from app.schools.queries.closures import closures_between, school_days_between
from app.schools.queries.imports import change_of, import_for, imports_of, lines_of
from app.schools.queries.pupils import (
    ClassPupil,
    mode_of,
    pupil_for,
    pupil_version,
    pupils_by_class,
    pupils_in_class,
    pupils_named,
    upn_place,
    upns_of,
)
from app.schools.queries.schools import (
    SchoolFacts,
    options_for,
    school_by_urn,
    school_for,
    school_year_of,
    secondary_schools,
)
from app.schools.queries.staff import StaffMember, has_come_in, staff_member, staff_of

__all__ = [
    "ClassPupil",
    "SchoolFacts",
    "StaffMember",
    "change_of",
    "class_for",
    "class_sizes",
    "classes_for",
    "closed_classes",
    "closures_between",
    "has_come_in",
    "import_for",
    "imports_of",
    "lines_of",
    "mode_of",
    "options_for",
    "pupil_for",
    "pupil_version",
    "pupils_by_class",
    "pupils_in_class",
    "pupils_named",
    "school_by_urn",
    "school_days_between",
    "school_for",
    "school_year_of",
    "secondary_schools",
    "staff_member",
    "staff_of",
    "upn_place",
    "upns_of",
]
