"""Where somebody belongs: the page that the front door and a sign-in lead to."""

from flask import url_for

from app.access.viewer import Role, Viewer

_PLACES = (
    (Role.PUPIL, "pupil.home.index"),
    (Role.TABLET, "signin.pupils.index"),
    (Role.TEACHER, "teacher.classes.index"),
    (Role.LEAD, "school.home.index"),
    (Role.CHAMPION, "teacher.classes.index"),
    (Role.SAFEGUARDING, "teacher.classes.index"),
    (Role.OFFICE, "school.home.index"),
)


def landing_place(roles: frozenset[Role]) -> str | None:
    """The address where these roles work, the first that fits; None for nobody known."""
    return next((url_for(endpoint) for role, endpoint in _PLACES if role in roles), None)


def place_of(viewer: Viewer) -> str | None:
    """The address where this viewer works; None for nobody known."""
    return landing_place(viewer.roles)
