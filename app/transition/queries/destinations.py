"""The schools that this year's leavers go to, and how far each school's package is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.schools.queries import school_year_of, secondary_schools
from app.transition.leavers import Destination, LeaverFacts
from app.transition.models import Leaver, Package, PackagePupil
from app.transition.queries.packages import packages_of, pupils_in
from app.transition.readiness import Ready

PACKED = ("made", "waiting")


@dataclass(frozen=True, kw_only=True)
class DestinationFacts:
    """A school, the children who go there, and the packages asked for, the latest first.

    `sent` are the children in the last package that was made.
    """

    school: Destination
    leavers: tuple[LeaverFacts, ...]
    packages: tuple[Package, ...]
    sent: frozenset[UUID]

    @property
    def ready(self) -> tuple[LeaverFacts, ...]:
        """The children whose choice is made and reviewed."""
        return tuple(one for one in self.leavers if one.readiness.state is Ready.READY)

    @property
    def nearly(self) -> tuple[LeaverFacts, ...]:
        """The children who are not ready, and some of whose pages could go."""
        return tuple(
            one for one in self.leavers if one not in self.ready and one.readiness.can_travel
        )

    @property
    def latest(self) -> Package | None:
        """The package that was asked for last."""
        return self.packages[0] if self.packages else None

    @property
    def made(self) -> Package | None:
        """The last package that was made."""
        return next((one for one in self.packages if one.state == "made"), None)

    @property
    def is_packed(self) -> bool:
        """Whether a package was made for it, or is being made."""
        return any(one.state in PACKED for one in self.packages)

    @property
    def ready_since(self) -> tuple[LeaverFacts, ...]:
        """The children who are ready and not in the last package that was made."""
        return tuple(one for one in self.ready if one.pupil.id not in self.sent)

    @property
    def strays(self) -> int:
        """How many children in the last package that was made do not go to this school any more."""
        return len(self.sent - {one.pupil.id for one in self.leavers})


def known_destinations() -> tuple[Destination, ...]:
    """The secondary schools that a package can be addressed to, by name."""
    return tuple(
        Destination(urn=school.urn, laestab=school.laestab, name=school.name)
        for school in secondary_schools()
        if school.urn and school.laestab
    )


def destination_by_urn(urn: str) -> Destination:
    """The secondary school with this URN; raises NotFound with a sentence."""
    for school in known_destinations():
        if school.urn == urn:
            return school
    raise NotFound(f"No secondary school with URN {urn} is known here. Add it first.")


def destinations_of(
    viewer: Viewer, leavers: Collection[LeaverFacts], packed: Collection[Package]
) -> tuple[DestinationFacts, ...]:
    """Every school that one of these children goes to, by name, with those packages made for it."""
    year = school_year_of(viewer) + 1
    packages = [one for one in packed if one.transfer_year == year]
    schools = {one.destination.urn: one.destination for one in leavers if one.destination}
    found = {
        urn: [one for one in packages if one.destination_laestab == school.laestab]
        for urn, school in schools.items()
    }
    last = {urn: _last_made(own) for urn, own in found.items()}
    sent = pupils_in(viewer, [one for one in last.values() if one])
    return tuple(
        DestinationFacts(
            school=school,
            leavers=tuple(one for one in leavers if one.destination and one.destination.urn == urn),
            packages=tuple(found[urn]),
            sent=sent.get(made, frozenset()) if (made := last[urn]) else frozenset(),
        )
        for urn, school in sorted(schools.items(), key=lambda pair: pair[1].name)
    )


def who_would_go(
    leavers: Collection[LeaverFacts], destination_urn: str, *, nearly: bool = False
) -> tuple[LeaverFacts, ...]:
    """The children among these whose pages a package for this school would hold.

    With `nearly`, also those with no star or with pages that are not reviewed, which stay behind.
    """
    return tuple(
        leaver
        for leaver in leavers
        if leaver.destination
        and leaver.destination.urn == destination_urn
        and leaver.readiness.can_travel
        and (nearly or leaver.readiness.state is Ready.READY)
    )


def schools_to_send_to(viewer: Viewer, leavers: Collection[LeaverFacts]) -> tuple[Destination, ...]:
    """The schools that somebody is ready for who is not in the last package made for it."""
    found = destinations_of(viewer, leavers, packages_of(viewer))
    return tuple(one.school for one in found if one.ready_since)


def holds_a_stray(viewer: Viewer, package: Package) -> bool:
    """Whether somebody in a package that was made does not go to its school any more. One query."""
    going = select(Leaver.pupil_id).where(
        Leaver.school_id == viewer.school,
        Leaver.school_year == package.transfer_year - 1,
        Leaver.destination_laestab == package.destination_laestab,
    )
    inside = select(PackagePupil.pupil_id).where(
        PackagePupil.school_id == viewer.school, PackagePupil.package_id == package.id
    )
    stray = inside.where(PackagePupil.pupil_id.not_in(going)).limit(1)
    return db.session.scalar(stray) is not None


def schools_without_package(viewer: Viewer) -> int:
    """How many schools somebody goes to and no package is made for, or being made. One query."""
    year = school_year_of(viewer)
    done = select(Package.destination_laestab).where(
        Package.school_id == viewer.school,
        Package.transfer_year == year + 1,
        Package.state.in_(PACKED),
    )
    waiting = db.session.scalars(
        select(Leaver.destination_laestab)
        .where(
            Leaver.school_id == viewer.school,
            Leaver.school_year == year,
            Leaver.destination_laestab.is_not(None),
            Leaver.destination_laestab.not_in(done),
        )
        .distinct()
    )
    return len(waiting.all())


def _last_made(packages: Sequence[Package]) -> UUID | None:
    return next((one.id for one in packages if one.state == "made"), None)
