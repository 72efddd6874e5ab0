"""Putting rows of a checked file right, before it is imported; and taking that back.

The file is read and compared again with what was put right, so that the page shows what would
happen now. Nothing is guessed: a suggestion counts once somebody has said yes to it.
"""

import json
from collections.abc import Callable, Mapping
from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import reading
from app.foundation.errors import Conflict, NotFound, Refused
from app.foundation.sealing import keyring
from app.schools.actions.checking import check
from app.schools.actions.schools import wait_for_turn
from app.schools.actions.staged import begin_or_store, data_of, open_import
from app.schools.models import RosterImport
from app.schools.queries.imports import import_for, lines_of, mends_of, mends_place
from app.schools.roster.formats.kinds import is_large
from app.schools.roster.lines import Line
from app.schools.roster.mends import Mend, Mends, with_mend, without_row
from app.schools.roster.problems import LEFT_OUT, SWAPPED
from app.schools.roster.said import ColumnsSaid

MOST_MENDS = 200
"""Cells of one file; whoever has more to mend does it once, where the file comes from."""
TOO_MANY = (
    f"More than {MOST_MENDS} cells of this file are put right here already. Correct the others in "
    "your own system, and export again."
)
CHANGED_MEANWHILE = (
    "Somebody has put something right in this file meanwhile, or checked it again. Look at it as "
    "it is now. Nothing of what you did was taken over."
)


def take_suggestion(viewer: Viewer, import_id: UUID, row: int, code: str, version: int) -> None:
    """Say yes to what the problem of this code in a row suggests.

    Raises NotFound when it suggests nothing, Conflict when the file is not as it was looked at.
    """
    _as_looked_at(viewer, import_id, version)
    line = line_of(viewer, import_id, row)
    offers = [each.suggestion for each in line.problems if each.code == code and each.suggestion]
    if not offers:
        raise NotFound("suggestion")
    texts = {offers[0].field: offers[0].text}
    if offers[0].field == SWAPPED:
        shown = texts_of(line)
        texts = {"forename": shown["surname"], "surname": shown["forename"]}
    mend_row(viewer, import_id, row, texts, version)


def mend_row(
    viewer: Viewer, import_id: UUID, row: int, texts: Mapping[str, str], version: int
) -> None:
    """Say what cells of a row are to say, by field. Those that say it already stay as they are."""
    line = line_of(viewer, import_id, row)
    shown = texts_of(line)
    told = [
        Mend(row, field, text, shown[field])
        for field, text in texts.items()
        if field == LEFT_OUT or text != shown[field]
    ]

    def add(mends: Mends) -> Mends:
        for mend in told:
            mends = with_mend(mends, mend)
        return mends

    if told:
        _check_again(viewer, import_id, version, add)
        record(viewer, "roster row mended", "roster_import", import_id)


def take_back(viewer: Viewer, import_id: UUID, row: int, version: int) -> None:
    """Read a row as the file has it. Raises Conflict as above."""
    _check_again(viewer, import_id, version, lambda mends: without_row(mends, row))
    record(viewer, "roster mend taken back", "roster_import", import_id)


def line_of(viewer: Viewer, import_id: UUID, row: int) -> Line:
    """What a row of a file would do; raises NotFound."""
    import_for(viewer, import_id)
    found = next((line for line in lines_of(viewer, import_id) if line.row == row), None)
    if found is None:
        raise NotFound("row")
    return found


def texts_of(line: Line) -> Mapping[str, str]:
    """The cells of a row by field, as they are shown; and who stands in it, for `LEFT_OUT`."""
    told = line.typed or line.after
    if told is None:
        raise NotFound("row")
    cells = {field: value or "" for field, value in told.to_json().items()}
    if line.after is not None and line.typed is None:
        cells["born_on"] = f"{line.after.born_on:%d/%m/%Y}"
    return cells | {LEFT_OUT: f"{told.forename} {told.surname}".strip()}


def _as_looked_at(viewer: Viewer, import_id: UUID, version: int) -> RosterImport:
    stored = open_import(viewer, import_id, "checked")
    if stored.version != version:
        raise Conflict(CHANGED_MEANWHILE)
    return stored


def _check_again(
    viewer: Viewer, import_id: UUID, version: int, change: Callable[[Mends], Mends]
) -> None:
    stored = _as_looked_at(viewer, import_id, version)
    mends = change(mends_of(viewer, stored))
    if len(mends) > MOST_MENDS:
        raise Refused(TOO_MANY)
    data = data_of(viewer, stored)
    large = is_large(data)
    with reading():
        stored = import_for(viewer, import_id)
        said = ColumnsSaid.from_json(stored.mapping) if stored.mapping else None
        found = None if large else check(viewer, stored, data, said, mends=mends)
    wait_for_turn(viewer)
    stored = _as_looked_at(viewer, import_id, version)
    text = json.dumps([mend.to_json() for mend in mends], ensure_ascii=False).encode()
    place = mends_place(viewer.school, import_id)
    stored.mends_sealed = keyring().seal(text, place) if mends else None
    begin_or_store(viewer, stored, found)
