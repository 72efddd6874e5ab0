"""Packages a school has made: asked for, made in the background, kept sealed, handed out."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Kind, Role, Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.sealing import Place, keyring
from app.foundation.signing import SigningKey
from app.media import storage
from app.schools.queries import SchoolFacts, school_year_of
from app.tasks.actions import LeasedTask, add_task
from app.transition.gathering import content_of
from app.transition.keys import key_for_signing, key_in_use
from app.transition.leavers import LeaverFacts, leavers_of_school
from app.transition.models import Package, PackagePupil
from app.transition.package.contents import PackageContent
from app.transition.package.making import MadePackage, Progress, make_package
from app.transition.readiness import Ready

KIND = "make_package"
NOBODY_READY = (
    "Nobody who goes to {school} is ready yet. A child is ready when pages are chosen, one is "
    "starred, and a teacher has reviewed them all."
)


@dataclass(frozen=True)
class Finished:
    """A package as it came out: what it is, and its bytes."""

    made: MadePackage
    data: bytes
    content: PackageContent


def packages_of(viewer: Viewer) -> tuple[Package, ...]:
    """Every package of the school, the latest first."""
    found = db.session.scalars(
        select(Package).where(Package.school_id == viewer.school).order_by(Package.id.desc())
    )
    return tuple(found)


def package_for(viewer: Viewer, package_id: UUID) -> Package:
    """One package of the viewer's school; raises NotFound."""
    package = db.session.get(Package, {"school_id": viewer.school, "id": package_id})
    if package is None:
        raise NotFound("package")
    return package


def who_would_go(
    viewer: Viewer, destination_urn: str, *, nearly: bool = False
) -> tuple[LeaverFacts, ...]:
    """The children whose pages a package for this school would hold.

    With `nearly`, also those with no star or with pages that are not reviewed, which stay behind.
    """
    return tuple(
        leaver
        for leaver in leavers_of_school(viewer)
        if leaver.destination
        and leaver.destination.urn == destination_urn
        and leaver.readiness.can_travel
        and (nearly or leaver.readiness.state is Ready.READY)
    )


def ask_for_package(
    viewer: Viewer, receiver: SchoolFacts, contact_name: str, *, nearly: bool = False
) -> UUID:
    """Ask for a package for one new school; it takes the place of the one made before.

    Raises Refused when nobody's pages would be in it.
    """
    going = who_would_go(viewer, receiver.urn, nearly=nearly)
    if not going:
        raise Refused(NOBODY_READY.format(school=receiver.name))
    key_for_signing(viewer)
    year = school_year_of(viewer) + 1
    earlier = _earlier(viewer, receiver.laestab, year)
    package = Package(
        school_id=viewer.school,
        id=ids.new_pupil_id(),
        destination_urn=receiver.urn,
        destination_laestab=receiver.laestab,
        destination_name=receiver.name,
        transfer_year=year,
        serial=earlier[0] + 1,
        supersedes=earlier[1],
        contact_name=contact_name,
        by=viewer.id,
    )
    db.session.add(package)
    db.session.flush()
    _list_pupils(viewer, package.id, going)
    arguments = {"package_id": str(package.id)}
    package.task_id = add_task(viewer, KIND, arguments)
    db.session.flush()
    record(viewer, "package asked for", "package", package.id)
    return package.id


def make(task: LeasedTask, progress: Progress) -> Finished:
    """The long part: gather, sign and pack. Reads only."""
    viewer = _maker(task)
    package = package_for(viewer, UUID(task.arguments["package_id"]))
    return finished(viewer, package, progress)


def finished(viewer: Viewer, package: Package, progress: Progress) -> Finished:
    """Gather, sign and pack what a package was asked to hold."""
    listed = set(
        db.session.scalars(
            select(PackagePupil.pupil_id).where(PackagePupil.package_id == package.id)
        )
    )
    going = [leaver for leaver in leavers_of_school(viewer) if leaver.pupil.id in listed]
    key: SigningKey | None = key_in_use(viewer)
    if key is None:
        raise LookupError("the school has no signing key")
    content = content_of(viewer, package, [one for one in going if one.readiness.can_travel])
    with TemporaryDirectory(prefix="package-") as folder:
        made = make_package(content, key, Path(folder), progress=progress)
        return Finished(made, made.path.read_bytes(), content)


def conclude(task: LeasedTask, result: Finished) -> str:
    """The short part: keep the file, sealed, and say what it holds."""
    viewer = _maker(task)
    package = package_for(viewer, result.content.package_id)
    keep(viewer, package, result)
    return f"{package.file_name} is made: {package.pupils} children, {package.entries} pages."


def keep(viewer: Viewer, package: Package, result: Finished) -> None:
    """Keep a finished package, sealed."""
    made = result.made
    sealed = keyring().seal(result.data, _place(viewer.school, package.id))
    storage.write(viewer.school, package.id, sealed)
    package.file_name, package.state = made.path.name, "made"
    package.pupils, package.entries, package.bytes = made.pupils, made.entries, made.bytes
    package.made_at = result.content.made_at
    db.session.flush()
    for pupil in result.content.pupils:
        record(viewer, "put in package", "package", package.id, pupil_id=pupil.id)


def spoil(task: LeasedTask, message: str) -> None:
    """It could not be made: say why."""
    package = package_for(_maker(task), UUID(task.arguments["package_id"]))
    package.state, package.problem = "failed", message
    db.session.flush()
    record(_maker(task), "package failed", "package", package.id)


def package_file(viewer: Viewer, package_id: UUID) -> tuple[str, bytes]:
    """The name and bytes of a package; handing it out is written down."""
    package = package_for(viewer, package_id)
    if package.state != "made" or package.file_name is None:
        raise NotFound("package")
    sealed = storage.read(viewer.school, package.id)
    record(viewer, "package handed out", "package", package.id)
    return package.file_name, keyring().open(sealed, _place(viewer.school, package.id))


def _earlier(viewer: Viewer, laestab: str, year: int) -> tuple[int, UUID | None]:
    """The last serial used for this school and year, and the package that was last made."""
    mine = (
        Package.school_id == viewer.school,
        Package.destination_laestab == laestab,
        Package.transfer_year == year,
    )
    serial = db.session.scalar(select(func.max(Package.serial)).where(*mine)) or 0
    last = db.session.scalars(
        select(Package.id)
        .where(*mine, Package.state == "made")
        .order_by(Package.serial.desc())
        .limit(1)
    ).one_or_none()
    return serial, last


def _list_pupils(viewer: Viewer, package_id: UUID, going: Collection[LeaverFacts]) -> None:
    db.session.add_all(
        PackagePupil(school_id=viewer.school, package_id=package_id, pupil_id=leaver.pupil.id)
        for leaver in going
    )


def _maker(task: LeasedTask) -> Viewer:
    """The background work acts for the school, in the name of who asked."""
    return Viewer(
        kind=Kind.COMMAND,
        roles=frozenset({Role.LEAD}),
        school_id=task.school_id,
        id=task.by,
        request_id=f"task/{str(task.id)[-12:]}",
    )


def _place(school_id: int, package_id: UUID) -> Place:
    return Place("package", "file", school_id, package_id)
