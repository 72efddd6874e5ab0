"""Asking for packages, and handing them out."""

from collections.abc import Collection
from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import ids
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.sealing import keyring
from app.learning_log.queries import picture_files
from app.media import storage
from app.schools.actions import wait_for_turn
from app.schools.queries import school_year_of
from app.tasks.actions import add_task
from app.transition.actions.keys import key_for_signing
from app.transition.leavers import Destination, LeaverFacts
from app.transition.models import Package, PackagePupil
from app.transition.queries.destinations import holds_a_stray, who_would_go
from app.transition.queries.leavers import leavers_of_school
from app.transition.queries.packages import (
    SHELF,
    last_serial,
    package_for,
    packages_for,
    place_of_file,
    pupils_in,
)
from app.transition.splitting import bytes_of, split

KIND = "make_package"
NOBODY_READY = (
    "Nobody who goes to {school} is ready yet. A child is ready when pages are chosen, one is "
    "starred, and a teacher has reviewed them all."
)
NOBODY_CAN_GO = (
    "Nobody who goes to {school} has a page that is chosen and reviewed, so nothing would arrive."
)
GOES_ELSEWHERE = (
    "A child in this package does not go to {school} any more. Make the package again: it then "
    "holds only those who go there."
)
NOTHING_TO_MAKE = "No school has children who are ready and no package of theirs yet."


def ask_for_package(
    viewer: Viewer, receiver: Destination, contact_name: str, *, nearly: bool = False
) -> tuple[UUID, ...]:
    """Ask for a package for one new school, or for several if one would be too large to send.

    Each takes the place of the one made before for the same children. What is being made already
    is the answer, so two taps make one package. Raises Refused when nobody's pages would be in it.
    """
    wait_for_turn(viewer)
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
    wait_for_turn(viewer)
    leavers = leavers_of_school(viewer)
    asked = [
        package_id
        for receiver in receivers
        if (going := who_would_go(leavers, receiver.urn, nearly=nearly))
        for package_id in _ask(viewer, receiver, going, contact_name)
    ]
    if not asked:
        raise Refused(NOTHING_TO_MAKE)
    return tuple(asked)


def hand_out(viewer: Viewer, package_id: UUID) -> tuple[str, bytes]:
    """The name and bytes of a package; handing it out is written down.

    Raises NotFound, and Refused when it holds a child who goes elsewhere now.
    """
    package = package_for(viewer, package_id)
    if package.state != "made" or package.file_name is None:
        raise NotFound("package")
    if holds_a_stray(viewer, package):
        raise Refused(GOES_ELSEWHERE.format(school=package.destination_name))
    sealed = storage.read(viewer.school, package.id, SHELF)
    record(viewer, "package handed out", "package", package.id)
    return package.file_name, keyring().open(sealed, place_of_file(viewer.school, package.id))


def _ask(
    viewer: Viewer, receiver: Destination, going: Collection[LeaverFacts], contact_name: str
) -> tuple[UUID, ...]:
    year = school_year_of(viewer) + 1
    being_made = packages_for(viewer, receiver.laestab, year, "waiting")
    if being_made:
        return tuple(package.id for package in being_made)
    key_for_signing(viewer)
    made = packages_for(viewer, receiver.laestab, year, "made")
    inside = pupils_in(viewer, [package.id for package in made])
    serial = last_serial(viewer, receiver.laestab, year)
    asked = []
    for number, group in enumerate(split(_weighed(viewer, going)), start=serial + 1):
        children = {leaver.pupil.id for leaver in group}
        package = Package(
            school_id=viewer.school,
            id=ids.new_random_id(),
            destination_urn=receiver.urn,
            destination_laestab=receiver.laestab,
            destination_name=receiver.name,
            transfer_year=year,
            serial=number,
            supersedes=next((old.id for old in made if inside[old.id] & children), None),
            contact_name=contact_name,
            by=viewer.id,
        )
        _begin(viewer, package, children)
        asked.append(package.id)
    return tuple(asked)


def _begin(viewer: Viewer, package: Package, children: Collection[UUID]) -> None:
    db.session.add(package)
    db.session.flush()
    db.session.add_all(
        PackagePupil(school_id=viewer.school, package_id=package.id, pupil_id=pupil_id)
        for pupil_id in children
    )
    package.task_id = add_task(viewer, KIND, {"package_id": str(package.id)})
    db.session.flush()
    record(viewer, "package asked for", "package", package.id)


def _weighed(viewer: Viewer, going: Collection[LeaverFacts]) -> list[tuple[LeaverFacts, int]]:
    """Each child, and about how many bytes they add. One query."""
    pictures = {
        leaver.pupil.id: [made for page in leaver.travelling for made in page.answers.file_ids]
        for leaver in going
    }
    files = picture_files(viewer, [file_id for shown in pictures.values() for file_id in shown])
    return [
        (
            leaver,
            bytes_of(
                leaver,
                sum(
                    files[file_id].bytes
                    for file_id in pictures[leaver.pupil.id]
                    if file_id in files
                ),
            ),
        )
        for leaver in going
    ]
