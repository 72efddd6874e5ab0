"""A class is begun by hand, called something else, closed when it is empty, and opened again."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.schools.actions.classes import add_class
from app.schools.actions.schools import wait_for_turn
from app.schools.models import NC_YEARS, Enrolment, SchoolClass
from app.schools.queries.classes import class_for
from app.schools.roster.names import LONGEST_CLASS_NAME, class_key, tidy

NO_NAME = "Write what the class is called."
NO_YEARS = "Tick the years that are in the class."
CHANGED = "Somebody else changed this class meanwhile."


def start_class(viewer: Viewer, name: str, school_year: int, nc_years: Sequence[str]) -> UUID:
    """A class made by hand. Raises Refused for one that is there already, open or closed."""
    name = _checked(name, nc_years)
    wait_for_turn(viewer)
    _refuse_taken(name, school_year)
    return add_class(viewer, name, school_year, nc_years)


def rename_class(
    viewer: Viewer, class_id: UUID, name: str, nc_years: Sequence[str], version: int
) -> None:
    """Call a class something else, and say which years are in it; its children stay in it.

    Raises Conflict if it is no longer that of `version`, Refused for a name that another class of
    the year has, or years that leave out one of its children.
    """
    name = _checked(name, nc_years)
    wait_for_turn(viewer)
    room = class_for(viewer, class_id)
    if room.version != version:
        raise Conflict(CHANGED)
    _refuse_taken(name, room.school_year, besides=class_id)
    inside = set(db.session.scalars(select(Enrolment.nc_year).where(_is_in(class_id))))
    if missing := sorted(inside - set(nc_years), key=NC_YEARS.index):
        years = " and ".join("Reception" if one == "R" else f"Year {one}" for one in missing)
        raise Refused(f"Children of {years} are in this class: tick that too, or move them first.")
    room.name, room.nc_years = name, sorted(nc_years, key=NC_YEARS.index)
    db.session.flush()
    record(viewer, "class renamed", "class", class_id)


def retire_class(viewer: Viewer, class_id: UUID) -> None:
    """Close a class that nobody is in any more. What was written in it stays with the children."""
    wait_for_turn(viewer)
    room = class_for(viewer, class_id)
    if db.session.scalar(select(exists().where(_is_in(class_id)))):
        raise Refused(
            f"Children are in {room.name} still. Move them to another class first, or plan the new "
            "school year, which moves them all at once."
        )
    room.closed_at = clock.now()
    db.session.flush()
    record(viewer, "class closed for good", "class", class_id)


def reopen_class(viewer: Viewer, class_id: UUID) -> None:
    """Take a closed class up again, with the teachers it had. Raises NotFound."""
    wait_for_turn(viewer)
    room = db.session.get(SchoolClass, (viewer.school, class_id))
    if room is None:
        raise NotFound("class")
    if room.closed_at is None:
        raise Refused(f"{room.name} is open already.")
    _refuse_taken(room.name, room.school_year, besides=class_id)
    room.closed_at = None
    db.session.flush()
    record(viewer, "class taken up again", "class", class_id)


def _checked(name: str, nc_years: Sequence[str]) -> str:
    name = tidy(name)
    if not name or len(name) > LONGEST_CLASS_NAME:
        raise Refused(NO_NAME if not name else "Keep the name to 60 characters.")
    if not nc_years or not set(nc_years) <= set(NC_YEARS):
        raise Refused(NO_YEARS)
    return name


def _refuse_taken(name: str, school_year: int, besides: UUID | None = None) -> None:
    for other in db.session.scalars(
        select(SchoolClass).where(SchoolClass.school_year == school_year)
    ):
        if other.id != besides and class_key(other.name) == class_key(name):
            state = "" if other.closed_at is None else " It is closed: open it again instead."
            raise Refused(f"There is a class {other.name} in that year already.{state}")


def _is_in(class_id: UUID) -> ColumnElement[bool]:
    return and_(Enrolment.class_id == class_id, Enrolment.ends_on.is_(None))
