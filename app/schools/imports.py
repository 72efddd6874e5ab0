"""A roster file, from the office's hands to the database: checked, looked at, then applied.

Checking stores the file and what it would change, sealed, and writes nothing else. Applying does
it all in one transaction, and only if the roster is still the one the check was made against.
"""

import json
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.sealing import Place, keyring
from app.foundation.text import typed_line
from app.schools import applying
from app.schools.models import RosterChange as StoredLine
from app.schools.models import RosterImport
from app.schools.queries import options_for
from app.schools.roster.change import change_between
from app.schools.roster.lines import Line
from app.schools.roster.problems import Problem
from app.schools.roster.reading import read_roster
from app.schools.roster_now import current_pupils, digest_of

LONGEST_FILE_NAME = 120
CHANGED_SINCE = (
    "The roster has changed since this file was checked, so it was checked again. Look at what "
    "it would do now, then apply it."
)
DONE_ALREADY = "This file has been dealt with already. Choose a file to check."


def check_roster(viewer: Viewer, data: bytes, file_name: str, school_year: int) -> UUID:
    """Read a file and store what it would change. Raises `UnreadableRoster`.

    `school_year` is the September of the year that the roster is for.
    """
    import_id = ids.new_id()
    stored = RosterImport(
        school_id=viewer.school,
        id=import_id,
        file_name=typed_line(PurePath(file_name.replace("\\", "/")).name)[-LONGEST_FILE_NAME:],
        school_year=school_year,
        by=viewer.id,
        file_sealed=keyring().seal(data, _file_place(viewer.school, import_id)),
    )
    _compare(viewer, stored, data)
    record(viewer, "roster checked", "roster_import", import_id)
    return import_id


def apply_roster(viewer: Viewer, import_id: UUID) -> RosterImport:
    """Do what was checked. Raises Conflict, having checked again, if the roster is another now."""
    stored = _open_import(viewer, import_id)
    pupils = current_pupils(viewer)
    if digest_of(viewer, pupils) != stored.roster_digest:
        _compare(viewer, stored, _file(viewer, stored))
        record(viewer, "roster checked again", "roster_import", import_id)
        raise Conflict(CHANGED_SINCE)
    applying.apply_lines(viewer, lines_of(viewer, import_id), stored.school_year)
    stored.state, stored.applied_at, stored.file_sealed = "applied", clock.now(), None
    db.session.flush()
    record(viewer, "roster applied", "roster_import", import_id)
    return stored


def drop_roster(viewer: Viewer, import_id: UUID) -> None:
    """Forget a file that was checked: nothing of it is kept but the counts."""
    stored = _open_import(viewer, import_id)
    stored.state, stored.file_sealed = "dropped", None
    _forget_lines(import_id)
    db.session.flush()
    record(viewer, "roster dropped", "roster_import", import_id)


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
    """What each line would do or did, in the order of the file, then who left."""
    rows = db.session.scalars(
        select(StoredLine).where(StoredLine.import_id == import_id).order_by(StoredLine.number)
    )
    return tuple(
        Line.from_json(json.loads(_opened(viewer.school, row))) for row in rows if row.sealed
    )


def _compare(viewer: Viewer, stored: RosterImport, data: bytes) -> None:
    """Read the file against the roster as it is now, and store what it would change."""
    keep_upns = options_for(viewer).uses_upn
    roster = read_roster(data, stored.file_name, stored.school_year, keep_upns=keep_upns)
    pupils = current_pupils(viewer)
    change = change_between(pupils, roster)
    stored.format_name = roster.format_name
    stored.covers = {"classes": list(roster.covers.classes), "years": list(roster.covers.years)}
    stored.columns_read = [column.heading for column in roster.columns_read]
    stored.columns_set_aside = [column.heading for column in roster.columns_set_aside]
    stored.notes = [note.to_json() for note in change.notes]
    stored.counts = {str(action): number for action, number in change.numbers().items()}
    stored.roster_digest = digest_of(viewer, pupils)
    stored.state = "checked"
    db.session.add(stored)
    db.session.flush()
    _forget_lines(stored.id)
    db.session.add_all(
        _stored_line(viewer.school, stored.id, number, line)
        for number, line in enumerate(change.lines, start=1)
    )
    db.session.flush()


def _stored_line(school_id: int, import_id: UUID, number: int, line: Line) -> StoredLine:
    text = json.dumps(line.to_json(), ensure_ascii=False).encode()
    return StoredLine(
        school_id=school_id,
        import_id=import_id,
        number=number,
        line=line.row,
        action=line.action,
        pupil_id=UUID(line.pupil_id) if line.pupil_id else None,
        sealed=keyring().seal(text, _line_place(school_id, import_id, number)),
    )


def _open_import(viewer: Viewer, import_id: UUID) -> RosterImport:
    stored = import_for(viewer, import_id)
    if stored.state != "checked":
        raise Refused(DONE_ALREADY)
    return stored


def _file(viewer: Viewer, stored: RosterImport) -> bytes:
    if stored.file_sealed is None:
        raise Refused(DONE_ALREADY)
    return keyring().open(stored.file_sealed, _file_place(viewer.school, stored.id))


def _opened(school_id: int, row: StoredLine) -> bytes:
    place = _line_place(school_id, row.import_id, row.number)
    return keyring().open(row.sealed or b"", place)


def _forget_lines(import_id: UUID) -> None:
    db.session.execute(delete(StoredLine).where(StoredLine.import_id == import_id))


def _file_place(school_id: int, import_id: UUID) -> Place:
    return Place("roster_import", "file", school_id, import_id)


def _line_place(school_id: int, import_id: UUID, number: int) -> Place:
    return Place("roster_change", "line", school_id, f"{import_id}/{number}")


def counts_for_scripts(viewer: Viewer, stored: RosterImport) -> dict[str, Any]:
    """What the command prints: counts by action, and every problem as a sentence."""
    lines = lines_of(viewer, stored.id)
    of_file = [Problem.from_json(note) for note in stored.notes]
    of_lines = [problem for line in lines for problem in line.problems]
    told = [
        {"row": problem.row, "column": problem.column, "message": problem.message}
        for problem in (*of_file, *of_lines)
    ]
    counts = stored.counts
    return {
        "added": counts["added"] + counts["back"],
        **{key: counts[key] for key in ("changed", "moved", "left", "unchanged", "refused")},
        "problems": told,
    }
