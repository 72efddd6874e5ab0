"""Roster files that an office has had checked, and what each line of them would do."""

import json
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import Place, keyring
from app.schools.models import RosterChange as StoredLine
from app.schools.models import RosterImport
from app.schools.roster.lines import Line, RosterChange
from app.schools.roster.problems import Problem


def import_for(viewer: Viewer, import_id: UUID) -> RosterImport:
    """A file of the viewer's school; raises NotFound."""
    stored = db.session.get(RosterImport, {"school_id": viewer.school, "id": import_id})
    if stored is None:
        raise NotFound("roster import")
    return stored


def imports_of(viewer: Viewer) -> tuple[RosterImport, ...]:
    """The files of the school, the latest first."""
    found = db.session.scalars(
        select(RosterImport)
        .where(RosterImport.school_id == viewer.school)
        .order_by(RosterImport.id.desc())
    )
    return tuple(found)


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


def file_place(school_id: int, import_id: UUID) -> Place:
    """Where the sealed bytes of a file stand."""
    return Place("roster_import", "file", school_id, import_id)


def line_place(school_id: int, import_id: UUID, number: int) -> Place:
    """Where the sealed text of a line stands."""
    return Place("roster_change", "line", school_id, f"{import_id}/{number}")


def _opened(school_id: int, row: StoredLine) -> bytes:
    return keyring().open(row.sealed, line_place(school_id, row.import_id, row.number))
