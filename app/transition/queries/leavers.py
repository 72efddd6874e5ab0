"""Children who move on: where to, what they chose, and how far they are."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.learning_log.pages import LogEntry
from app.learning_log.queries import entries_to_take
from app.reviews.queries import standing_of
from app.schools.models import Enrolment, SchoolClass
from app.schools.queries import (
    ClassPupil,
    class_for,
    classes_for,
    pupil_for,
    pupils_by_class,
    pupils_in_class,
)
from app.transition.leavers import LEAVING_YEAR, Destination, LeaverFacts
from app.transition.models import Choice, Leaver

MESSAGE = "message"


def leaver_for(viewer: Viewer, pupil_id: UUID) -> LeaverFacts:
    """One child who moves on this year; raises NotFound for anybody else."""
    pupil = pupil_for(viewer, pupil_id)
    if pupil.nc_year != LEAVING_YEAR:
        raise NotFound("leaver")
    return _facts(viewer, [class_for(viewer, pupil.class_id)], [pupil])[0]


def leavers_of_class(viewer: Viewer, class_id: UUID) -> tuple[LeaverFacts, ...]:
    """The children of a class who move on this year. Raises NotFound."""
    of_class = class_for(viewer, class_id)
    return _facts(viewer, [of_class], _leaving(pupils_in_class(viewer, class_id)))


def leavers_of_school(viewer: Viewer) -> tuple[LeaverFacts, ...]:
    """Everybody who moves on, in the classes the viewer may see, class by class."""
    classes = [found for found in classes_for(viewer) if LEAVING_YEAR in found.nc_years]
    pupils = pupils_by_class(viewer, classes)
    return _facts(viewer, classes, _leaving(pupil for each in classes for pupil in pupils[each.id]))


def last_destinations(viewer: Viewer, pupil_ids: Collection[UUID]) -> Mapping[UUID, str]:
    """The school that each of these children moved on to, as far as it is known. One query."""
    rows = db.session.execute(
        select(Leaver.pupil_id, Leaver.destination_name)
        .where(
            Leaver.school_id == viewer.school,
            Leaver.pupil_id.in_(list(pupil_ids)),
            Leaver.destination_name.is_not(None),
        )
        .order_by(Leaver.school_year)
    )
    return {pupil_id: name or "" for pupil_id, name in rows}


def taken_along(viewer: Viewer, pupil_id: UUID) -> Mapping[UUID, bool]:
    """The pages that a child takes to the new school, and whether each is the best. One query."""
    rows = db.session.execute(
        select(Choice.entry_id, Leaver.best_entry_id)
        .outerjoin(
            Leaver,
            (Leaver.school_id == Choice.school_id)
            & (Leaver.pupil_id == Choice.pupil_id)
            & (Leaver.best_entry_id == Choice.entry_id),
        )
        .where(Choice.school_id == viewer.school, Choice.pupil_id == pupil_id)
    )
    return {entry_id: best is not None for entry_id, best in rows}


def places_missing(viewer: Viewer, class_id: UUID) -> int:
    """How many children of a class move on and nobody has said where to. One query."""
    known = select(Leaver.pupil_id).where(
        Leaver.destination_urn.is_not(None), Leaver.school_year == SchoolClass.school_year
    )
    wanted = (
        select(func.count())
        .select_from(Enrolment)
        .join(
            SchoolClass,
            (SchoolClass.school_id == Enrolment.school_id) & (SchoolClass.id == Enrolment.class_id),
        )
        .where(
            Enrolment.school_id == viewer.school,
            Enrolment.class_id == class_id,
            Enrolment.nc_year == LEAVING_YEAR,
            Enrolment.ends_on.is_(None),
            Enrolment.pupil_id.not_in(known),
        )
    )
    return db.session.scalar(wanted) or 0


def _leaving(pupils: Iterable[ClassPupil]) -> list[ClassPupil]:
    return [pupil for pupil in pupils if pupil.nc_year == LEAVING_YEAR]


def _facts(
    viewer: Viewer, classes: Sequence[SchoolClass], pupils: Sequence[ClassPupil]
) -> tuple[LeaverFacts, ...]:
    """A fixed number of queries, however many children there are.

    All of a child's pages count, also those written in an earlier year's class.
    """
    ids = [pupil.id for pupil in pupils]
    rooms = {found.id: found for found in classes}
    rows = {
        (row.pupil_id, row.school_year): row
        for row in db.session.scalars(select(Leaver).where(Leaver.pupil_id.in_(ids)))
    }
    chosen = set(db.session.scalars(select(Choice.entry_id).where(Choice.pupil_id.in_(ids))))
    pages = _by_child(entries_to_take(viewer, ids, chosen))
    standing = standing_of(viewer, [page.id for own in pages.values() for page in own])

    def facts(pupil: ClassPupil) -> LeaverFacts:
        room, own = rooms[pupil.class_id], pages.get(pupil.id, [])
        row = rows.get((pupil.id, room.school_year))
        return LeaverFacts(
            pupil=pupil,
            class_name=room.name,
            school_year=room.school_year,
            destination=_destination(row),
            pages=tuple(page for page in own if page.kind != MESSAGE),
            message=next((page for page in own if page.kind == MESSAGE), None),
            best_id=row.best_entry_id if row else None,
            standing=standing,
        )

    return tuple(facts(pupil) for pupil in pupils)


def _by_child(pages: Iterable[LogEntry]) -> Mapping[UUID, Sequence[LogEntry]]:
    """Each child's pages, without a message that was wiped."""
    found: dict[UUID, list[LogEntry]] = {}
    for page in pages:
        if page.kind != MESSAGE or page.words:
            found.setdefault(page.pupil_id, []).append(page)
    return found


def _destination(row: Leaver | None) -> Destination | None:
    if row is None or not (row.destination_urn and row.destination_laestab):
        return None
    return Destination(
        urn=row.destination_urn,
        laestab=row.destination_laestab,
        name=row.destination_name or "",
    )
