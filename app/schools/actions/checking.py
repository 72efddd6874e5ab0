"""Holding a roster file against the roster: what comes before anything is written.

It takes seconds for a large school, so it is done while nobody waits for the writer's lock.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

from sqlalchemy import delete, insert

from app.access.viewer import Viewer
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.sealing import keyring
from app.foundation.text import typed_line
from app.schools.models import RosterChange as StoredLine
from app.schools.models import RosterImport, RosterMapping
from app.schools.queries.imports import line_place
from app.schools.queries.mappings import headings_digest, mapping_for
from app.schools.queries.roster import closed_classes, current_pupils, digest_of
from app.schools.queries.schools import options_for, school_for
from app.schools.roster.change import change_between
from app.schools.roster.closed import closed_class_notes
from app.schools.roster.lines import Line, RosterChange
from app.schools.roster.mends import Mends
from app.schools.roster.problems import UnknownColumns
from app.schools.roster.reading import RosterFile, listing_of, read_listing
from app.schools.roster.rows import EachRow, nobody_asks
from app.schools.roster.said import ColumnsSaid

LONGEST_FILE_NAME = 120
NAMELESS = "roster"
_ADD_LINES = insert(StoredLine.__table__)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Checked:
    """A file held against the roster, ready to be stored; and what was said of its columns."""

    roster: RosterFile
    change: RosterChange
    digest: bytes
    said: ColumnsSaid | None
    lines: Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Unmapped:
    """A file whose columns somebody has to name. `message` says so."""

    message: str


def check(
    viewer: Viewer,
    stored: RosterImport,
    data: bytes,
    said: ColumnsSaid | None = None,
    each_row: EachRow = nobody_asks,
    mends: Mends = (),
) -> Checked:
    """Read a file and compare it. What was said before of such headings counts, unless `said`.

    Raises UnreadableRoster, UnknownColumns among them.
    """
    own = school_for(viewer)
    listing = listing_of(data, stored.school_year, frozenset({own.urn, own.laestab} - {""}))
    said = said or mapping_for(viewer, listing)
    roster = read_listing(
        listing,
        stored.file_name,
        stored.school_year,
        keep_upns=options_for(viewer).uses_upn,
        said=said,
        mends=mends,
        each_row=each_row,
    )
    pupils = current_pupils(viewer)
    closed = closed_classes(viewer, stored.school_year)
    change = change_between(pupils, roster)
    change = RosterChange(change.lines, (*change.notes, *closed_class_notes(change.lines, closed)))
    lines = [
        _sealed(stored.school_id, stored.id, number, line)
        for number, line in enumerate(change.lines, start=1)
    ]
    return Checked(roster, change, digest_of(viewer, pupils, stored.school_year), said, lines)


def check_or_ask(
    viewer: Viewer,
    stored: RosterImport,
    data: bytes,
    said: ColumnsSaid | None = None,
    each_row: EachRow = nobody_asks,
    mends: Mends = (),
) -> Checked | Unmapped:
    """As `check`, but a list whose columns are unknown is an answer too."""
    try:
        return check(viewer, stored, data, said, each_row, mends)
    except UnknownColumns as unknown:
        return Unmapped(unknown.message)


def store(viewer: Viewer, stored: RosterImport, found: Checked | Unmapped) -> None:
    """Put what the file would change in the place of what was stored of it before.

    What was said of its columns is remembered for the next file with such headings.
    """
    if isinstance(found, Unmapped):
        stored.state, stored.problem = "unmapped", found.message
        _store_lines(stored, ())
        return
    roster, change = found.roster, found.change
    stored.format_name = roster.format_name
    stored.covers = {"classes": list(roster.covers.classes), "years": list(roster.covers.years)}
    stored.columns_read = [
        {"heading": column.heading, "label": column.label} for column in roster.columns_read
    ]
    stored.columns_set_aside = [
        {"heading": column.heading, "why": column.why} for column in roster.columns_set_aside
    ]
    stored.mapping = found.said.to_json() if found.said else None
    if found.said and found.said.columns and roster.headings:
        _remember(viewer, headings_digest(viewer, roster.headings), found.said)
    stored.notes = [note.to_json() for note in change.notes]
    stored.counts = {str(action): number for action, number in change.numbers().items()}
    stored.roster_digest = found.digest
    stored.state, stored.problem = "checked", ""
    _store_lines(stored, found.lines)


def new_import(viewer: Viewer, file_name: str, school_year: int) -> RosterImport:
    """A file of which nothing is known yet; not added."""
    return RosterImport(
        school_id=viewer.school,
        id=ids.new_id(),
        file_name=_last_part(file_name),
        format_name="",
        school_year=school_year,
        covers={"classes": [], "years": []},
        columns_read=[],
        columns_set_aside=[],
        notes=[],
        counts={},
        roster_digest=b"",
        made_at=clock.now(),
        problem="",
        by=viewer.id,
    )


def forget_lines(stored: RosterImport) -> None:
    """What each line would do, and what was put right in some, is no longer needed."""
    stored.mends_sealed = None
    _delete_lines(stored.id)


def _remember(viewer: Viewer, digest: bytes, said: ColumnsSaid) -> None:
    key = {"school_id": viewer.school, "headings_digest": digest}
    known = db.session.get(RosterMapping, key) or RosterMapping(**key)
    columns = {str(what): at for what, at in said.columns.items()}
    if known.columns != columns:
        known.columns, known.by, known.said_at = columns, viewer.id, clock.now()
        db.session.add(known)
        db.session.flush()


def _last_part(file_name: str) -> str:
    """A file's name without folders, in one clean line that fits."""
    name = PurePath(file_name.replace("\\", "/")).name
    return typed_line(name)[-LONGEST_FILE_NAME:].strip() or NAMELESS


def _store_lines(stored: RosterImport, lines: Sequence[dict[str, Any]]) -> None:
    db.session.add(stored)
    db.session.flush()
    _delete_lines(stored.id)
    if lines:
        db.session.execute(_ADD_LINES, list(lines))


def _delete_lines(import_id: UUID) -> None:
    db.session.execute(delete(StoredLine).where(StoredLine.import_id == import_id))


def _sealed(school_id: int, import_id: UUID, number: int, line: Line) -> dict[str, Any]:
    text = json.dumps(line.to_json(), ensure_ascii=False).encode()
    return {
        "school_id": school_id,
        "import_id": import_id,
        "number": number,
        "line": line.row,
        "action": line.action,
        "pupil_id": UUID(line.pupil_id) if line.pupil_id else None,
        "sealed": keyring().seal(text, line_place(school_id, import_id, number)),
    }
