"""Children who move on: where to, what they chose, and how far they are."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_in_class, entries_of
from app.reviews.queries import Standing, standing_of
from app.reviews.states import may_travel
from app.schools.queries import (
    ClassPupil,
    class_for,
    classes_for,
    pupil_for,
    pupils_in_class,
)
from app.transition.models import Choice, Leaver
from app.transition.readiness import Readiness

LEAVING_YEAR = "6"


@dataclass(frozen=True, kw_only=True)
class Destination:
    """The school a child goes to."""

    urn: str
    laestab: str
    name: str


@dataclass(frozen=True, kw_only=True)
class LeaverFacts:
    """A child who moves on. `pages` are those chosen, the newest first; the message is apart."""

    pupil: ClassPupil
    class_name: str
    school_year: int
    destination: Destination | None
    pages: tuple[LogEntry, ...]
    message: LogEntry | None
    best_id: UUID | None
    standing: Mapping[UUID, Standing]
    version: int

    @property
    def travelling(self) -> tuple[LogEntry, ...]:
        """The chosen pages that a teacher has reviewed as they now are."""
        return tuple(page for page in self.pages if may_travel(self.standing[page.id].state))

    @property
    def travelling_message(self) -> LogEntry | None:
        """The message, once it is reviewed."""
        if self.message and may_travel(self.standing[self.message.id].state):
            return self.message
        return None

    @property
    def readiness(self) -> Readiness:
        """How far the child is."""
        chosen = [*self.pages, *([self.message] if self.message else [])]
        unreviewed = sum(not may_travel(self.standing[page.id].state) for page in chosen)
        return Readiness(
            has_school=self.destination is not None,
            chosen=len(chosen),
            unreviewed=unreviewed,
            starred=any(page.id == self.best_id for page in self.pages),
        )


def leaver_for(viewer: Viewer, pupil_id: UUID) -> LeaverFacts:
    """One child who moves on this year; raises NotFound for anybody else."""
    pupil = pupil_for(viewer, pupil_id)
    if pupil.nc_year != LEAVING_YEAR:
        raise NotFound("leaver")
    return _facts(viewer, pupil.class_id, [pupil], entries_of(viewer, pupil_id))[0]


def leavers_of_class(viewer: Viewer, class_id: UUID) -> tuple[LeaverFacts, ...]:
    """The children of a class who move on this year. Raises NotFound."""
    leaving = [p for p in pupils_in_class(viewer, class_id) if p.nc_year == LEAVING_YEAR]
    return _facts(viewer, class_id, leaving, entries_in_class(viewer, class_id))


def leavers_of_school(viewer: Viewer) -> tuple[LeaverFacts, ...]:
    """Everybody who moves on, in the classes the viewer may see, class by class."""
    return tuple(
        leaver
        for found in classes_for(viewer)
        if LEAVING_YEAR in found.nc_years
        for leaver in leavers_of_class(viewer, found.id)
    )


def _facts(
    viewer: Viewer, class_id: UUID, pupils: Collection[ClassPupil], entries: Collection[LogEntry]
) -> tuple[LeaverFacts, ...]:
    """A fixed number of queries, however many children there are."""
    of_class = class_for(viewer, class_id)
    ids = [pupil.id for pupil in pupils]
    rows = {
        row.pupil_id: row
        for row in db.session.scalars(
            select(Leaver).where(
                Leaver.pupil_id.in_(ids), Leaver.school_year == of_class.school_year
            )
        )
    }
    chosen = set(db.session.scalars(select(Choice.entry_id).where(Choice.pupil_id.in_(ids))))
    standing = standing_of(viewer, [entry.id for entry in entries])
    return tuple(
        _one(
            pupil,
            of_class.name,
            of_class.school_year,
            rows.get(pupil.id),
            [entry for entry in entries if entry.pupil_id == pupil.id],
            chosen,
            standing,
        )
        for pupil in pupils
    )


def _one(
    pupil: ClassPupil,
    class_name: str,
    school_year: int,
    row: Leaver | None,
    entries: Collection[LogEntry],
    chosen: Collection[UUID],
    standing: Mapping[UUID, Standing],
) -> LeaverFacts:
    return LeaverFacts(
        pupil=pupil,
        class_name=class_name,
        school_year=school_year,
        destination=_destination(row),
        pages=tuple(page for page in entries if page.kind != "message" and page.id in chosen),
        message=next((page for page in entries if page.kind == "message"), None),
        best_id=row.best_entry_id if row else None,
        standing=standing,
        version=row.version if row else 0,
    )


def _destination(row: Leaver | None) -> Destination | None:
    if row is None or not (row.destination_urn and row.destination_laestab):
        return None
    return Destination(
        urn=row.destination_urn,
        laestab=row.destination_laestab,
        name=row.destination_name or "",
    )
