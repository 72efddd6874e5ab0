"""What the page of a new school year sends: the classes, where groups go, and single children."""

from collections.abc import Mapping
from uuid import UUID

from flask import request

from app.foundation.errors import Refused
from app.schools.new_year.plan import Move
from app.web.forms import line

NAME, TEACHERS, GROUP, CHILD, WAS = "name-", "teachers-", "group-", "child-", "was-"
ADDED = "added"
"""What stands for the key of a class that is not in the plan yet."""
UNREADABLE = "Choose something from the list."


def classes_sent() -> Mapping[str, tuple[str, UUID | None]]:
    """Name, and whose teachers, of each class of the plan; "" is one that is added."""
    found = {}
    for field, name in request.form.items():
        if field.startswith(NAME):
            key = field.removeprefix(NAME)
            teachers = request.form.get(TEACHERS + key, "")
            found["" if key == ADDED else key] = (line(name), _id(teachers) if teachers else None)
    return found


def groups_sent() -> Mapping[tuple[UUID, str], str]:
    """Where the children of each class and year group go."""
    found = {}
    for field, goes_to in request.form.items():
        if field.startswith(GROUP):
            class_id, _, nc_year = field.removeprefix(GROUP).partition(":")
            found[_id(class_id), nc_year] = goes_to
    return found


def children_sent() -> Mapping[UUID, tuple[str, str]]:
    """Where single children go, of those for whom it was changed on the page."""
    found = {}
    for field, chosen in request.form.items():
        if field.startswith(CHILD):
            pupil_id = field.removeprefix(CHILD)
            if request.form.get(WAS + pupil_id) != chosen:
                goes_to, _, nc_year = chosen.partition(":")
                found[_id(pupil_id)] = (goes_to, nc_year)
    return found


def choice_of(move: Move) -> str:
    """What the list of a child's choices sends for this move."""
    return f"{move.goes_to}:{move.nc_year}"


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Refused(UNREADABLE) from error
