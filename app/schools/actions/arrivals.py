"""What a checked roster means for each child and class: rows to write, thought out beforehand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import Event
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.schools.actions.upns import SealedUpn, sealed_upn
from app.schools.avatars import AVATARS, free_avatar
from app.schools.models import SchoolClass
from app.schools.queries.seats import seats_taken
from app.schools.roster.lines import Line
from app.schools.roster.names import class_key
from app.schools.roster.pupils import RosterPupil


@dataclass
class Room:
    """A class that is made, opened again or given a year."""

    name: str
    nc_years: set[str]


@dataclass
class Plan:
    """What is to be written: nothing here has been. `ended` are ids of enrolments."""

    classes: dict[UUID, Room] = field(default_factory=dict)
    new_pupils: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    changed: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    ended: list[UUID] = field(default_factory=list)
    enrolments: list[dict[str, Any]] = field(default_factory=list)
    upns: dict[UUID, SealedUpn] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)


def plan_of(viewer: Viewer, lines: Iterable[Line], school_year: int) -> Plan:
    """What the lines mean: those who leave and those who move get up first, so that their avatars
    are free, also where two classes change places.

    Raises Refused when a class would hold more children than there are avatars.
    """
    lines = tuple(lines)
    planner = _Planner(viewer, school_year)
    for line in lines:
        if line.action == "left" and line.pupil_id is not None:
            planner.leave(UUID(line.pupil_id))
    for line in lines:
        if line.after is not None and line.pupil_id is not None:
            planner.get_up(UUID(line.pupil_id), line.after)
    for line in lines:
        if line.after is not None:
            planner.arrive(line, line.after)
    return planner.plan


class _Planner:
    """The school as it will be, line by line."""

    def __init__(self, viewer: Viewer, school_year: int) -> None:
        self._viewer = viewer
        self.plan = Plan()
        self._places = seats_taken(viewer)
        self._taken: dict[UUID, set[str]] = defaultdict(set)
        self._liked: dict[UUID, str | None] = {}
        for place in self._places.values():
            self._taken[place.class_id].add(place.avatar)
        self._rooms = _rooms_of(viewer, school_year)

    def leave(self, pupil_id: UUID) -> None:
        """Somebody is missing from the class: the enrolment ends, pages stay."""
        self.plan.changed[pupil_id] = {"left_on": clock.today()}
        self._end(pupil_id)
        self._happened("pupil left", pupil_id)

    def get_up(self, pupil_id: UUID, after: RosterPupil) -> None:
        """Somebody who moves to another class leaves their seat to others."""
        place = self._places.get(pupil_id)
        if place is not None and place.class_id != self._room_for(after):
            self._liked[pupil_id] = self._end(pupil_id)

    def arrive(self, line: Line, after: RosterPupil) -> None:
        """Somebody is in the file: new, changed, moved, back, or as before."""
        class_id = self._room_for(after)
        if line.pupil_id is None:
            self._add(after, class_id)
            return
        pupil_id = UUID(line.pupil_id)
        if line.changed_fields or line.action == "back":
            self.plan.changed[pupil_id] = _facts(after) | {"left_on": None}
            if after.upn and (line.before is None or line.before.upn != after.upn):
                self.plan.upns[pupil_id] = sealed_upn(self._viewer, pupil_id, after.upn)
            self._happened(f"pupil {line.action}", pupil_id)
        place = self._places.get(pupil_id)
        if place is None or (place.class_id, place.nc_year) != (class_id, after.nc_year):
            self._enrol(pupil_id, class_id, after.nc_year)

    def _add(self, after: RosterPupil, class_id: UUID) -> None:
        pupil_id = ids.new_random_id()
        school_id, today = self._viewer.school, clock.today()
        row = {"school_id": school_id, "id": pupil_id, "joined_on": today, "version": 1}
        self.plan.new_pupils[pupil_id] = row | _facts(after)
        if after.upn:
            self.plan.upns[pupil_id] = sealed_upn(self._viewer, pupil_id, after.upn)
        self._enrol(pupil_id, class_id, after.nc_year)
        self._happened("pupil added", pupil_id)

    def _enrol(self, pupil_id: UUID, class_id: UUID, nc_year: str) -> None:
        liked = self._end(pupil_id) or self._liked.get(pupil_id)
        avatar = free_avatar(self._taken[class_id], liked)
        if avatar is None:
            raise Refused(f"A class holds {len(AVATARS)} children at most. Split it in two.")
        self._taken[class_id].add(avatar)
        enrolment = {
            "school_id": self._viewer.school,
            "id": ids.new_id(),
            "pupil_id": pupil_id,
            "class_id": class_id,
            "nc_year": nc_year,
            "avatar": avatar,
            "starts_on": clock.today(),
        }
        self.plan.enrolments.append(enrolment)
        self._happened("pupil enrolled", pupil_id)

    def _end(self, pupil_id: UUID) -> str | None:
        """End where somebody is now; the avatar they had there."""
        place = self._places.pop(pupil_id, None)
        if place is None:
            return None
        self.plan.ended.append(place.id)
        self._taken[place.class_id].discard(place.avatar)
        return place.avatar

    def _room_for(self, pupil: RosterPupil) -> UUID:
        """The class that a row names ("6 OAK" is "6 Oak"), open, with the row's year in it."""
        key = class_key(pupil.class_name)
        class_id, room, is_open = self._rooms.get(key) or (
            ids.new_id(), Room(pupil.class_name, set()), False
        )  # fmt: skip
        if pupil.nc_year not in room.nc_years or not is_open:
            room.nc_years.add(pupil.nc_year)
            self.plan.classes[class_id] = room
            self._rooms[key] = (class_id, room, True)
            self.plan.events.append(Event("class added", "class", class_id))
        return class_id

    def _happened(self, what: str, pupil_id: UUID) -> None:
        self.plan.events.append(Event(what, "pupil", pupil_id, pupil_id))


def _facts(after: RosterPupil) -> dict[str, Any]:
    return {
        "forename": after.forename,
        "surname": after.surname,
        "preferred_forename": after.preferred_forename,
        "born_on": after.born_on,
    }


def _rooms_of(viewer: Viewer, school_year: int) -> dict[str, tuple[UUID, Room, bool]]:
    """The classes of a school year by `class_key`: id, facts, and whether each is open."""
    found: Mapping[str, tuple[UUID, Room, bool]] = {
        class_key(one.name): (one.id, Room(one.name, set(one.nc_years)), one.closed_at is None)
        for one in db.session.scalars(
            select(SchoolClass).where(
                SchoolClass.school_year == school_year, SchoolClass.school_id == viewer.school
            )
        )
    }
    return dict(found)
