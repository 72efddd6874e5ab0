"""Which role may do what: the whole of it, in one table."""

from collections.abc import Mapping

from app.access.permissions import Permission
from app.access.viewer import Role, Viewer

_STAFF = frozenset({Permission.OPEN, Permission.STAFF_SELF})
_READS = _STAFF | {
    Permission.CLASS_READ,
    Permission.LOG_READ_CLASS,
    Permission.CONCERN_RAISE,
}
_WITH_CLASSES = _READS | {
    Permission.CLASS_OPEN,
    Permission.ACTIVITY_PLAN,
    Permission.CARDS_PRINT,
    Permission.LOG_EXPORT,
    Permission.REVIEW_WRITE,
    Permission.LEAVERS_READ,
    Permission.LEAVERS_WRITE,
    Permission.CERTIFICATE_GIVE,
}
"""A teacher has these in their own classes, a lead in every class.

Why a champion and a safeguarding lead read, and answer no child: docs/decisions/042-five-roles.md.
"""

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.ANYONE: frozenset({Permission.OPEN}),
    Role.TABLET: frozenset({Permission.OPEN, Permission.GRID_READ, Permission.PUPIL_SIGN_IN}),
    Role.PUPIL: frozenset(
        {
            Permission.OPEN,
            Permission.LOG_READ_OWN,
            Permission.LOG_WRITE_OWN,
            Permission.CHOICE_WRITE,
        }
    ),
    Role.ENVELOPE: frozenset({Permission.LOG_WRITE_OWN}),
    Role.TEACHER: _WITH_CLASSES,
    Role.CHAMPION: _READS | {Permission.ACTIVITY_PLAN},
    Role.OFFICE: _STAFF
    | {
        Permission.SCHOOL_READ,
        Permission.ROSTER_IMPORT,
        Permission.PUPIL_PLACE,
        Permission.CLASS_KEEP,
        Permission.YEAR_CHANGE,
    },
    Role.SAFEGUARDING: _READS | {Permission.CONCERN_READ},
    Role.LEAD: _WITH_CLASSES
    | {
        Permission.CONCERN_READ,
        Permission.PACKAGE_MAKE,
        Permission.SCHOOL_READ,
        Permission.ROSTER_IMPORT,
        Permission.PUPIL_PLACE,
        Permission.CLASS_KEEP,
        Permission.YEAR_CHANGE,
        Permission.SCHOOL_SET_UP,
    },
}


def may(viewer: Viewer, permission: Permission) -> bool:
    """Whether any of the viewer's roles is granted this."""
    return any(permission in GRANTS[role] for role in viewer.roles)
