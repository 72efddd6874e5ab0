"""Roster files that an office has had checked, and what each line of them would do."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.lists import Order, as_read, in_order
from app.foundation.sealing import Place, keyring
from app.schools.models import IMPORT_STATES, RosterImport
from app.schools.models import RosterChange as StoredLine
from app.schools.roster.lines import Line, RosterChange
from app.schools.roster.mends import Mend, Mends
from app.schools.roster.problems import Problem


def import_for(viewer: Viewer, import_id: UUID) -> RosterImport:
    """A file of the viewer's school; raises NotFound."""
    stored = db.session.get(RosterImport, {"school_id": viewer.school, "id": import_id})
    if stored is None:
        raise NotFound("roster import")
    return stored


class ImportsBy(StrEnum):
    """By what the files of a school can be put in order."""

    FILE = "file"
    YEAR = "year"
    SENT = "sent"
    STATE = "state"


LATEST_SENT = Order(ImportsBy.SENT, down=True)
_KEYS: Mapping[ImportsBy, Callable[[RosterImport], Any]] = {
    ImportsBy.FILE: lambda one: as_read(one.file_name),
    ImportsBy.YEAR: lambda one: one.school_year,
    ImportsBy.SENT: lambda one: one.made_at,
    ImportsBy.STATE: lambda one: (IMPORT_STATES.index(one.state), not one.waits),
}


def imports_of(viewer: Viewer, order: Order[ImportsBy] = LATEST_SENT) -> tuple[RosterImport, ...]:
    """The files of the school, the latest first."""
    found = db.session.scalars(
        select(RosterImport)
        .where(RosterImport.school_id == viewer.school)
        .order_by(RosterImport.id.desc())
    )
    return in_order(found, _KEYS, order)


def lines_of(viewer: Viewer, import_id: UUID) -> tuple[Line, ...]:
    """What each line would do or did, in the order of the file, then who left.

    Empty once the lines have been forgotten.
    """
    rows = db.session.scalars(
        select(StoredLine).where(StoredLine.import_id == import_id).order_by(StoredLine.number)
    )
    return tuple(Line.from_json(json.loads(_opened(viewer.school, row))) for row in rows)


def change_of(viewer: Viewer, stored: RosterImport) -> RosterChange:
    """All that a stored file would change or did, with the notes on the file."""
    notes = tuple(Problem.from_json(note) for note in stored.notes)
    return RosterChange(lines_of(viewer, stored.id), notes)


def mends_of(viewer: Viewer, stored: RosterImport) -> Mends:
    """What somebody put right in rows of a file, by row."""
    if stored.mends_sealed is None:
        return ()
    text = keyring().open(stored.mends_sealed, mends_place(viewer.school, stored.id))
    return tuple(Mend.from_json(kept) for kept in json.loads(text))


def file_place(school_id: int, import_id: UUID) -> Place:
    """Where the sealed bytes of a file stand."""
    return Place("roster_import", "file", school_id, import_id)


def mends_place(school_id: int, import_id: UUID) -> Place:
    """Where what was put right in the rows of a file stands, sealed."""
    return Place("roster_import", "mends", school_id, import_id)


def line_place(school_id: int, import_id: UUID, number: int) -> Place:
    """Where the sealed text of a line stands."""
    return Place("roster_change", "line", school_id, f"{import_id}/{number}")


def _opened(school_id: int, row: StoredLine) -> bytes:
    return keyring().open(row.sealed, line_place(school_id, row.import_id, row.number))
