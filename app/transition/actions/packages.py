"""Asking for packages, and handing them out."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.sealing import keyring
from app.media import storage
from app.schools.queries import school_year_of
from app.tasks.actions import add_task
from app.transition.actions.keys import key_for_signing
from app.transition.leavers import Destination, LeaverFacts
from app.transition.models import Package, PackagePupil
from app.transition.queries.destinations import who_would_go
from app.transition.queries.leavers import leavers_of_school
from app.transition.queries.packages import SHELF, package_for, place_of_file

KIND = "make_package"
NOBODY_READY = (
    "Nobody who goes to {school} is ready yet. A child is ready when pages are chosen, one is "
    "starred, and a teacher has reviewed them all."
)
NOBODY_CAN_GO = (
    "Nobody who goes to {school} has a page that is chosen and reviewed, so nothing would arrive."
)
NOTHING_TO_MAKE = "No school has children who are ready and no package of theirs yet."


def ask_for_package(
    viewer: Viewer, receiver: Destination, contact_name: str, *, nearly: bool = False
) -> UUID:
    """Ask for a package for one new school; it takes the place of the one made before.

    One that is being made already is the answer, so two taps make one package. Raises Refused
    when nobody's pages would be in it.
    """
    going = who_would_go(leavers_of_school(viewer), receiver.urn, nearly=nearly)
    if not going:
        sentence = NOBODY_CAN_GO if nearly else NOBODY_READY
        raise Refused(sentence.format(school=receiver.name))
    return _ask(viewer, receiver, going, contact_name)


def ask_for_packages(
    viewer: Viewer, receivers: Collection[Destination], contact_name: str, *, nearly: bool = False
) -> tuple[UUID, ...]:
    """Ask for a package for each of these schools that somebody is ready for.

    Raises Refused when there is none.
    """
    leavers = leavers_of_school(viewer)
    asked = [
        _ask(viewer, receiver, going, contact_name)
        for receiver in receivers
        if (going := who_would_go(leavers, receiver.urn, nearly=nearly))
    ]
    if not asked:
        raise Refused(NOTHING_TO_MAKE)
    return tuple(asked)


def hand_out(viewer: Viewer, package_id: UUID) -> tuple[str, bytes]:
    """The name and bytes of a package; handing it out is written down. Raises NotFound."""
    package = package_for(viewer, package_id)
    if package.state != "made" or package.file_name is None:
        raise NotFound("package")
    sealed = storage.read(viewer.school, package.id, SHELF)
    record(viewer, "package handed out", "package", package.id)
    return package.file_name, keyring().open(sealed, place_of_file(viewer.school, package.id))


def _ask(
    viewer: Viewer, receiver: Destination, going: Collection[LeaverFacts], contact_name: str
) -> UUID:
    year = school_year_of(viewer) + 1
    serial, last, being_made = _earlier(viewer, receiver.laestab, year)
    if being_made:
        return being_made
    key_for_signing(viewer)
    package = Package(
        school_id=viewer.school,
        id=ids.new_pupil_id(),
        destination_urn=receiver.urn,
        destination_laestab=receiver.laestab,
        destination_name=receiver.name,
        transfer_year=year,
        serial=serial + 1,
        supersedes=last,
        contact_name=contact_name,
        by=viewer.id,
    )
    db.session.add(package)
    db.session.flush()
    db.session.add_all(
        PackagePupil(school_id=viewer.school, package_id=package.id, pupil_id=leaver.pupil.id)
        for leaver in going
    )
    package.task_id = add_task(viewer, KIND, {"package_id": str(package.id)})
    db.session.flush()
    record(viewer, "package asked for", "package", package.id)
    return package.id


def _earlier(viewer: Viewer, laestab: str, year: int) -> tuple[int, UUID | None, UUID | None]:
    """The last serial for this school and year, what was made last, and what is being made."""
    mine = (
        Package.school_id == viewer.school,
        Package.destination_laestab == laestab,
        Package.transfer_year == year,
    )
    serial = db.session.scalar(select(func.max(Package.serial)).where(*mine)) or 0

    def newest(state: str) -> UUID | None:
        return db.session.scalars(
            select(Package.id)
            .where(*mine, Package.state == state)
            .order_by(Package.serial.desc())
            .limit(1)
        ).one_or_none()

    return serial, newest("made"), newest("waiting")
