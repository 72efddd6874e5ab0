"""Putting the made-up schools into the database, through the same actions that pages use."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select

from app.access.viewer import Viewer, commanded
from app.demo import history
from app.demo.content import made_up
from app.demo.passwords import demo_password
from app.demo.planning import plan_ahead
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.schools.actions import PupilDetails, add_class, add_pupil, add_school
from app.schools.models import School, SchoolIdentifier
from app.schools.upn import right_letter_for
from app.signin import passwords
from app.signin.actions.accounts import add_account, add_membership, assign_class
from app.signin.actions.pictures import set_pictures

REAL_SCHOOLS = (
    "There are real schools in this database. The made-up ones are only for an empty one: "
    "set INSTANCE_PATH to another folder."
)
FIRST_SERIAL = 101
"""Of the made-up UPNs, clear of those in the sample rosters."""


def is_empty() -> bool:
    """Whether no school is known yet."""
    return not db.session.scalar(select(exists().where(School.id.is_not(None))))


def is_loaded() -> bool:
    """Whether the made-up schools are here."""
    first = made_up()["school"][0]["urn"]
    return bool(db.session.scalar(select(exists().where(SchoolIdentifier.value == first))))


def load() -> None:
    """Load the made-up schools; a second time changes nothing. Raises Refused beside real ones."""
    if is_loaded():
        return
    if not is_empty():
        raise Refused(REAL_SCHOOLS)
    hashes = {staff["email"]: _hashed(staff["email"]) for staff in made_up()["staff"]}
    numbers = {school["urn"]: _school(school) for school in made_up()["school"]}
    for urn, school_id in numbers.items():
        with school_scope(school_id):
            _people(acting_in(school_id), urn, hashes)


def acting_in(school_id: int) -> Viewer:
    """Who loads: the command, in one of the made-up schools."""
    return commanded(school_id, "demo load")


def _school(made: Mapping[str, Any]) -> int:
    return add_school(
        made["name"],
        made["phase"],
        made["urn"],
        made["laestab"],
        uses_upn_why=made.get("uses_upn_why", ""),
    )


def _hashed(email: str) -> str:
    return passwords.hashed(demo_password(email))


def _people(viewer: Viewer, urn: str, hashes: Mapping[str, str]) -> None:
    classes = {
        made["name"]: _class(viewer, made) for made in made_up()["class"] if made["school"] == urn
    }
    for staff in made_up()["staff"]:
        if staff["school"] == urn:
            account_id = add_account(
                viewer, staff["email"], staff["name"], hashes[staff["email"]], temporary=False
            )
            for role in staff["roles"]:
                add_membership(viewer, account_id, role)
            for name in staff["classes"]:
                assign_class(viewer, account_id, classes[name])
    if classes:
        history.tell(viewer, classes)
        plan_ahead(viewer, classes)


def _class(viewer: Viewer, made: Mapping[str, Any]) -> UUID:
    year = clock.school_year()
    class_id = add_class(viewer, made["name"], year, [made["nc_year"]])
    for number, name in enumerate(made["children"]):
        forename, _, surname = name.partition(" ")
        pupil_id = add_pupil(
            viewer,
            PupilDetails(
                forename=forename,
                surname=surname,
                preferred_forename=None,
                born_on=_birthday(year, made["nc_year"], number),
                nc_year=made["nc_year"],
                upn=_upn(made["nc_year"], number),
            ),
            class_id,
        )
        set_pictures(viewer, pupil_id)
    return class_id


def _birthday(school_year: int, nc_year: str, number: int) -> date:
    """A day within the year group: its children turn 11 in Year 6, and so on."""
    first = date(school_year - 5 - int(nc_year), 9, 1)
    return first + timedelta(days=number * 12)


def _upn(nc_year: str, number: int) -> str:
    rest = f"99920012{nc_year}{FIRST_SERIAL + number}"
    return f"{right_letter_for('A' + rest)}{rest}"
