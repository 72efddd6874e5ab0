"""Taking a new school year back, for 30 days.

Enrolments are reversed and nothing else: what children wrote since keeps the class it was written
in, and who was moved by somebody since stays there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.schools.actions.schools import wait_for_turn
from app.schools.actions.year_ends import avatars_taken
from app.schools.avatars import AVATARS
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.schools.models.year import YearChange, YearMove
from app.schools.new_year.plan import LEAVES, avatars_for
from app.schools.queries.new_years import past_changes

TOO_LATE = "A new school year can be undone for 30 days, and only the last one."


@dataclass(frozen=True)
class TakenBack:
    """How many children are where they were before, and how many stay where they are."""

    back: int
    staying: int


def undo_new_year(viewer: Viewer, change_id: UUID) -> TakenBack:
    """Put everybody back who is still where the new year put them.

    Raises NotFound for a new year that was not made here, Refused when it is too late.
    """
    wait_for_turn(viewer)
    past = next((one for one in past_changes(viewer) if one.id == change_id), None)
    if past is None:
        raise NotFound("new year")
    if not past.can_be_undone:
        raise Refused(TOO_LATE)
    row = db.session.get_one(YearChange, {"school_id": viewer.school, "id": change_id})
    moves = db.session.scalars(select(YearMove).where(YearMove.change_id == change_id)).all()
    back = _who_goes_back(row, moves)
    _reopen(row, back)
    _close_what_was_made(row)
    row.state, row.undone_at = "undone", clock.now()
    db.session.flush()
    for move in back:
        record(viewer, "new year undone", "pupil", move.pupil_id, pupil_id=move.pupil_id)
    record(viewer, "new year undone", "year_change", change_id)
    return TakenBack(len(back), len(moves) - len(back))


def _who_goes_back(row: YearChange, moves: Sequence[YearMove]) -> list[YearMove]:
    """Those whom nobody has moved, brought back or taken off the roll since."""
    applied_on = clock.local(row.applied_at).date() if row.applied_at else None
    pupils = {pupil.id: pupil for pupil in db.session.scalars(select(Pupil))}
    places = _open_places()
    back = []
    for move in moves:
        pupil, place = pupils[move.pupil_id], places.get(move.pupil_id)
        if place is not None:
            untouched = place.id == move.to_enrolment_id
        elif move.goes_to == LEAVES:
            untouched = pupil.left_on == applied_on
        else:
            untouched = move.to_enrolment_id is None and pupil.left_on is None
        if untouched:
            back.append(move)
            pupil.left_on = None
            if place is not None:
                place.ends_on = clock.today()
    db.session.flush()
    return back


def _open_places() -> Mapping[UUID, Enrolment]:
    found = db.session.scalars(select(Enrolment).where(Enrolment.ends_on.is_(None)))
    return {place.pupil_id: place for place in found}


def _reopen(row: YearChange, back: Sequence[YearMove]) -> None:
    """Open the classes that the new year closed, and give everybody their old place again."""
    for room in db.session.scalars(
        select(SchoolClass).where(SchoolClass.closed_at == row.applied_at)
    ):
        room.closed_at = None
    ids = {move.from_enrolment_id for move in back}
    by_class: dict[UUID, list[Enrolment]] = {}
    for place in db.session.scalars(
        select(Enrolment).where(
            Enrolment.pupil_id.in_(select(YearMove.pupil_id).where(YearMove.change_id == row.id))
        )
    ):
        if place.id in ids:
            by_class.setdefault(place.class_id, []).append(place)
    for class_id, places in by_class.items():
        avatars = avatars_for(
            [(place.pupil_id, place.avatar) for place in places],
            avatars_taken(class_id),
            list(AVATARS),
        )
        for place in places:
            place.ends_on, place.avatar = None, avatars[place.pupil_id]
    db.session.flush()


def _close_what_was_made(row: YearChange) -> None:
    """A class that the new year made is over, unless a child is in it who came some other way."""
    made = [UUID(one["class_id"]) for one in row.classes if not one["was_there"]]
    settled = {place.class_id for place in _open_places().values()}
    for room in db.session.scalars(select(SchoolClass).where(SchoolClass.id.in_(made))):
        if room.id not in settled:
            room.closed_at = clock.now()
    db.session.flush()
