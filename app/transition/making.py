"""Making a package in the background: a long part that reads, and a short part that writes."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import Viewer, commanded
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.sealing import keyring
from app.media import storage
from app.tasks.actions import LeasedTask
from app.transition.gathering import content_of
from app.transition.models import PackagePupil
from app.transition.package.contents import PackageContent
from app.transition.package.making import MadePackage, Progress, make_package
from app.transition.queries.destinations import who_would_go
from app.transition.queries.keys import key_in_use
from app.transition.queries.leavers import leavers_of_school
from app.transition.queries.packages import SHELF, package_for, place_of_file, pupils_in

NO_LONGER = (
    "None of the children this package was asked for can go to {school} any more: their choice, "
    "their place or a review has changed. Look at who is ready, then make it again."
)


@dataclass(frozen=True)
class Finished:
    """A package as it came out: what it is, and its bytes, sealed."""

    made: MadePackage
    sealed: bytes
    content: PackageContent


def make(task: LeasedTask, progress: Progress) -> Finished:
    """The long part: gather, sign, pack and seal. Reads only.

    Of the children it was asked for, those go who still can and still move to this school.
    """
    viewer = _maker(task)
    package = package_for(viewer, UUID(task.arguments["package_id"]))
    asked_for = pupils_in(viewer, [package.id])[package.id]
    going = [
        leaver
        for leaver in who_would_go(leavers_of_school(viewer), package.destination_urn, nearly=True)
        if leaver.pupil.id in asked_for
    ]
    key = key_in_use(viewer)
    if not going or key is None:
        raise Refused(NO_LONGER.format(school=package.destination_name))
    content = content_of(viewer, package, going)
    with TemporaryDirectory(prefix="package-") as folder:
        made = make_package(content, key, Path(folder), progress=progress)
        place = place_of_file(viewer.school, content.package_id)
        return Finished(made, keyring().seal(made.path.read_bytes(), place), content)


def conclude(task: LeasedTask, result: Finished) -> str:
    """The short part: keep the file, and say what it holds and who is in it."""
    viewer, made, content = _maker(task), result.made, result.content
    package = package_for(viewer, content.package_id)
    storage.write(viewer.school, package.id, result.sealed, SHELF)
    package.file_name, package.state = made.path.name, "made"
    package.pupils, package.entries, package.bytes = made.pupils, made.entries, made.bytes
    package.made_at = content.made_at
    inside = [pupil.id for pupil in content.pupils]
    db.session.execute(
        delete(PackagePupil).where(
            PackagePupil.package_id == package.id, PackagePupil.pupil_id.not_in(inside)
        )
    )
    db.session.flush()
    for pupil_id in inside:
        record(viewer, "put in package", "package", package.id, pupil_id=pupil_id)
    return f"{package.file_name} is made."


def spoil(task: LeasedTask, message: str) -> None:
    """It could not be made: say why."""
    viewer = _maker(task)
    package = package_for(viewer, UUID(task.arguments["package_id"]))
    package.state, package.problem = "failed", message
    db.session.flush()
    record(viewer, "package failed", "package", package.id)


def _maker(task: LeasedTask) -> Viewer:
    """The background work acts for the school, in the name of who asked."""
    return commanded(task.school_id, f"task/{str(task.id)[-12:]}", task.by)
