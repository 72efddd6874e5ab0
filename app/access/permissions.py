"""What there is to be allowed: one name for each thing that somebody may or may not do."""

from enum import StrEnum


class Permission(StrEnum):
    """`area:action`. Every view carries one; `policy` grants them to roles."""

    OPEN = "open"
    CLASS_OPEN = "class:open"
    CLASS_READ = "class:read"
    ACTIVITY_PLAN = "activity:plan"
    GRID_READ = "grid:read"
    PUPIL_SIGN_IN = "pupil:sign-in"
    LOG_READ_OWN = "log:read-own"
    LOG_WRITE_OWN = "log:write-own"
    LOG_READ_CLASS = "log:read-class"
    LOG_EXPORT = "log:export"
    CARDS_PRINT = "cards:print"
    REVIEW_WRITE = "review:write"
    CHOICE_WRITE = "choice:write"
    CONCERN_RAISE = "concern:raise"
    CONCERN_READ = "concern:read"
    LEAVERS_READ = "leavers:read"
    LEAVERS_WRITE = "leavers:write"
    PACKAGE_MAKE = "package:make"
    ROSTER_IMPORT = "roster:import"
    PUPIL_PLACE = "pupil:place"
    CLASS_KEEP = "class:keep"
    YEAR_CHANGE = "year:change"
    CERTIFICATE_GIVE = "certificate:give"
    SCHOOL_READ = "school:read"
    SCHOOL_SET_UP = "school:set-up"
    STAFF_SELF = "staff:self"
