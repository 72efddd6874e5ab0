"""Packages that the school has asked for, and what became of them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place
from app.transition.models import Package, PackagePupil

SHELF = "packages"
"""Where in the media folder packages lie, apart from pictures."""


def packages_of(viewer: Viewer) -> tuple[Package, ...]:
    """Every package of the school, the latest first."""
    found = db.session.scalars(
        select(Package)
        .where(Package.school_id == viewer.school)
        .order_by(Package.asked_at.desc(), Package.serial.desc(), Package.destination_laestab)
    )
    return tuple(found)


def package_for(viewer: Viewer, package_id: UUID) -> Package:
    """One package of the viewer's school; raises NotFound."""
    package = db.session.get(Package, {"school_id": viewer.school, "id": package_id})
    if package is None:
        raise NotFound("package")
    return package


def packages_for(viewer: Viewer, laestab: str, year: int, state: str) -> tuple[Package, ...]:
    """The packages in this state for a new school and a September, the highest serial first."""
    found = db.session.scalars(
        select(Package)
        .where(*_to(viewer, laestab, year), Package.state == state)
        .order_by(Package.serial.desc())
    )
    return tuple(found)


def last_serial(viewer: Viewer, laestab: str, year: int) -> int:
    """The last serial used for a new school and a September; 0 if none."""
    highest = select(func.max(Package.serial)).where(*_to(viewer, laestab, year))
    return db.session.scalar(highest) or 0


def pupils_in(viewer: Viewer, package_ids: Collection[UUID]) -> Mapping[UUID, frozenset[UUID]]:
    """The children in each of these packages. One query."""
    found: dict[UUID, set[UUID]] = {package_id: set() for package_id in package_ids}
    rows = db.session.execute(
        select(PackagePupil.package_id, PackagePupil.pupil_id).where(
            PackagePupil.school_id == viewer.school,
            PackagePupil.package_id.in_(list(package_ids)),
        )
    )
    for package_id, pupil_id in rows:
        found[package_id].add(pupil_id)
    return {package_id: frozenset(ids) for package_id, ids in found.items()}


def packed_for(viewer: Viewer, pupil_id: UUID, saved_at: datetime) -> str | None:
    """The school that a package was made for which may hold this child's page saved then."""
    return db.session.scalar(
        select(Package.destination_name)
        .join(
            PackagePupil,
            and_(
                PackagePupil.school_id == Package.school_id,
                PackagePupil.package_id == Package.id,
            ),
        )
        .where(
            Package.school_id == viewer.school,
            PackagePupil.pupil_id == pupil_id,
            Package.state == "made",
            Package.made_at >= saved_at,
        )
        .order_by(Package.made_at.desc(), Package.serial.desc())
        .limit(1)
    )


def place_of_file(school_id: int, package_id: UUID) -> Place:
    """Where a sealed package stands."""
    return Place("package", "file", school_id, package_id)


def _to(viewer: Viewer, laestab: str, year: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Package.school_id == viewer.school,
        Package.destination_laestab == laestab,
        Package.transfer_year == year,
    )
