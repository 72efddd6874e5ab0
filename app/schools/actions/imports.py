"""A roster file, from the office's hands to the database: checked, looked at, then applied.

Checking stores the file and what it would change, sealed, and writes nothing else. Applying does
it all in one transaction, and only if the roster is still the one the check was made against.
"""

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import delete, func, select

from app.access.viewer import Viewer, commanded
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db, reading
from app.foundation.errors import Conflict, Refused
from app.foundation.sealing import keyring
from app.foundation.text import typed_line
from app.schools.actions import applying
from app.schools.actions.schools import wait_for_turn
from app.schools.models import RosterChange as StoredLine
from app.schools.models import RosterImport
from app.schools.queries.imports import file_place, import_for, line_place, lines_of
from app.schools.queries.roster import current_pupils, digest_of
from app.schools.queries.schools import options_for
from app.schools.roster.change import change_between
from app.schools.roster.lines import Line, RosterChange
from app.schools.roster.reading import RosterFile, read_roster

LONGEST_FILE_NAME = 120
NAMELESS = "roster"
KEPT_FOR = timedelta(days=7)
"""How long names out of a file are kept: an office that went home on Friday finds them again."""
CHANGED_SINCE = (
    "The roster has changed since this file was checked, so it was checked again. Look at what "
    "it would do now, then apply it."
)
DONE_ALREADY = "This file has been dealt with already. Nothing was done a second time."


class CheckedAgain(Conflict):
    """The roster moved on, so the file was compared once more; nothing of it was applied."""


@dataclass(frozen=True)
class _Comparison:
    """A file held against the roster, and a digest of the roster it was held against."""

    roster: RosterFile
    change: RosterChange
    digest: bytes


def check_roster(viewer: Viewer, data: bytes, file_name: str, school_year: int) -> UUID:
    """Read a file and store what it would change. Raises `UnreadableRoster`.

    `school_year` is the September of the year that the roster is for. Reading and comparing
    come before the write, so that children's saves need not wait for them.
    """
    import_id = ids.new_id()
    file_name = _last_part(file_name)
    with reading():
        found = _compare(viewer, data, file_name, school_year)
        sealed = keyring().seal(data, file_place(viewer.school, import_id))
    stored = RosterImport(
        school_id=viewer.school,
        id=import_id,
        file_name=file_name,
        school_year=school_year,
        by=viewer.id,
        file_sealed=sealed,
    )
    _store(stored, found)
    record(viewer, "roster checked", "roster_import", import_id)
    return import_id


def apply_roster(viewer: Viewer, import_id: UUID) -> RosterImport:
    """Do what was checked. Raises CheckedAgain if the roster is another now.

    What was found then is flushed: a caller who wants it shown keeps it.
    """
    wait_for_turn(viewer)
    stored = _open_import(viewer, import_id)
    if digest_of(viewer, current_pupils(viewer)) != stored.roster_digest:
        data = keyring().open(stored.file_sealed or b"", file_place(viewer.school, import_id))
        _store(stored, _compare(viewer, data, stored.file_name, stored.school_year))
        record(viewer, "roster checked again", "roster_import", import_id)
        raise CheckedAgain(CHANGED_SINCE)
    applying.apply_lines(viewer, lines_of(viewer, import_id), stored.school_year)
    stored.state, stored.applied_at, stored.file_sealed = "applied", clock.now(), None
    db.session.flush()
    record(viewer, "roster applied", "roster_import", import_id)
    return stored


def drop_roster(viewer: Viewer, import_id: UUID) -> None:
    """Forget a file that was checked: nothing of it is kept but the counts."""
    wait_for_turn(viewer)
    stored = _open_import(viewer, import_id)
    stored.state, stored.file_sealed = "dropped", None
    _forget_lines(import_id)
    db.session.flush()
    record(viewer, "roster dropped", "roster_import", import_id)


def forget_rosters(school_id: int) -> int:
    """Drop what nobody applied in `KEPT_FOR`, and forget the lines of what was applied before it.

    Returns how many files were touched.
    """
    upkeep = commanded(school_id, "upkeep")
    before = clock.now() - KEPT_FOR
    with_lines = select(StoredLine.import_id).where(StoredLine.school_id == school_id)
    old = db.session.scalars(
        select(RosterImport).where(
            RosterImport.school_id == school_id,
            func.coalesce(RosterImport.applied_at, RosterImport.made_at) < before,
            RosterImport.file_sealed.is_not(None) | RosterImport.id.in_(with_lines),
        )
    ).all()
    for stored in old:
        stored.state = "applied" if stored.applied_at else "dropped"
        stored.file_sealed = None
        _forget_lines(stored.id)
        db.session.flush()
        record(upkeep, "roster forgotten", "roster_import", stored.id)
    return len(old)


def _compare(viewer: Viewer, data: bytes, file_name: str, school_year: int) -> _Comparison:
    keep_upns = options_for(viewer).uses_upn
    roster = read_roster(data, file_name, school_year, keep_upns=keep_upns)
    pupils = current_pupils(viewer)
    return _Comparison(roster, change_between(pupils, roster), digest_of(viewer, pupils))


def _store(stored: RosterImport, found: _Comparison) -> None:
    """Put what the file would change in the place of what was stored of it before."""
    roster, change = found.roster, found.change
    stored.format_name = roster.format_name
    stored.covers = {"classes": list(roster.covers.classes), "years": list(roster.covers.years)}
    stored.columns_read = [
        {"heading": column.heading, "label": column.label} for column in roster.columns_read
    ]
    stored.columns_set_aside = [
        {"heading": column.heading, "why": column.why} for column in roster.columns_set_aside
    ]
    stored.notes = [note.to_json() for note in change.notes]
    stored.counts = {str(action): number for action, number in change.numbers().items()}
    stored.roster_digest = found.digest
    stored.state = "checked"
    db.session.add(stored)
    db.session.flush()
    _forget_lines(stored.id)
    db.session.add_all(
        _stored_line(stored.school_id, stored.id, number, line)
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
        sealed=keyring().seal(text, line_place(school_id, import_id, number)),
    )


def _open_import(viewer: Viewer, import_id: UUID) -> RosterImport:
    stored = import_for(viewer, import_id)
    db.session.refresh(stored)
    if stored.state != "checked":
        raise Refused(DONE_ALREADY)
    return stored


def _last_part(file_name: str) -> str:
    """A file's name without folders, in one clean line that fits."""
    name = PurePath(file_name.replace("\\", "/")).name
    return typed_line(name)[-LONGEST_FILE_NAME:].strip() or NAMELESS


def _forget_lines(import_id: UUID) -> None:
    db.session.execute(delete(StoredLine).where(StoredLine.import_id == import_id))
