"""Classes: made, and given to those who teach them."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.models import ClassStaff, SchoolClass
from app.schools.queries import class_for, staff_of


def add_class(viewer: Viewer, name: str, school_year: int, nc_years: Iterable[str]) -> UUID:
    """A class of one school year; one of the same name and year is opened again."""
    found = db.session.scalar(
        select(SchoolClass).where(SchoolClass.name == name, SchoolClass.school_year == school_year)
    )
    if found is None:
        found = SchoolClass(
            school_id=viewer.school,
            id=ids.new_id(),
            name=name,
            school_year=school_year,
            nc_years=[],
        )
        db.session.add(found)
    found.closed_at = None
    found.nc_years = sorted({*found.nc_years, *nc_years}, key="R123456".index)
    db.session.flush()
    record(viewer, "class added", "class", found.id)
    return found.id


def set_class_staff(viewer: Viewer, class_id: UUID, account_ids: Iterable[UUID]) -> None:
    """Say who teaches a class; whoever is not named does no longer.

    Raises NotFound for another school's class, or an adult who does not work here.
    """
    class_for(viewer, class_id)
    wanted = set(account_ids)
    if not wanted <= {adult.account_id for adult in staff_of(viewer)}:
        raise NotFound("account")
    taught_by = set(
        db.session.scalars(select(ClassStaff.account_id).where(ClassStaff.class_id == class_id))
    )
    db.session.execute(
        delete(ClassStaff).where(
            ClassStaff.class_id == class_id, ClassStaff.account_id.in_(taught_by - wanted)
        )
    )
    db.session.add_all(
        ClassStaff(school_id=viewer.school, class_id=class_id, account_id=account_id)
        for account_id in wanted - taught_by
    )
    db.session.flush()
    for account_id in sorted(taught_by ^ wanted):
        verb = "assigned" if account_id in wanted else "taken away"
        record(viewer, f"class {verb}", "account", account_id)
