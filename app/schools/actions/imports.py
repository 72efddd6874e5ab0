"""A roster file, from the office's hands to the database: checked, looked at, then applied.

Checking stores the file and what it would change, sealed, and writes nothing else. Applying does
it all in one transaction, and only if the roster is still the one the check was made against.
What is large is done in the background (app/schools/importing.py).
"""

from uuid import UUID

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db, reading
from app.foundation.errors import Conflict
from app.foundation.sealing import keyring
from app.schools.actions.applying import carry_out
from app.schools.actions.arrivals import Plan, plan_of
from app.schools.actions.checking import (
    Checked,
    Unmapped,
    check,
    check_or_ask,
    forget_lines,
    new_import,
    store,
)
from app.schools.actions.schools import wait_for_turn
from app.schools.actions.staged import begin_or_store, data_of, open_import
from app.schools.models import RosterImport
from app.schools.queries.imports import file_place, import_for, lines_of, mends_of
from app.schools.queries.roster import current_pupils, digest_of
from app.schools.roster.formats.kinds import is_large
from app.schools.roster.said import ColumnsSaid
from app.tasks.actions import add_task

APPLY = "apply_roster"
"""A kind of background work."""
TO_LOOK_AT = ("unmapped", "checked")
"""States of a file with which somebody can still do something."""
LARGE = 500
"""Lines; fewer are applied while somebody waits."""
CHANGED_SINCE = (
    "The roster has changed since this file was checked, so it was checked again. Look at what "
    "it would do now, then apply it."
)
SAID_MEANWHILE = (
    "Somebody else has said meanwhile what the columns are. Look at what they said, and change it "
    "if it is wrong."
)


class CheckedAgain(Conflict):
    """The roster moved on, so the file was compared once more; nothing of it was applied."""


def check_roster(
    viewer: Viewer,
    data: bytes,
    file_name: str,
    school_year: int,
    said: ColumnsSaid | None = None,
) -> UUID:
    """Read a file and store what it would change. Raises `UnreadableRoster`.

    `school_year` is the September of the year that the roster is for; `said`, which column is
    what. Reading and comparing come before the write, so that children's saves need not wait.
    """
    stored = new_import(viewer, file_name, school_year)
    with reading():
        found = check(viewer, stored, data, said)
        stored.file_sealed = keyring().seal(data, file_place(viewer.school, stored.id))
    return _keep(viewer, stored, found)


def receive_roster(viewer: Viewer, data: bytes, file_name: str, school_year: int) -> UUID:
    """Take a file from somebody who looks at it next: a small one is checked now, a large one in
    the background, and one whose columns are unknown waits for somebody to name them.

    Raises `UnreadableRoster`; then nothing is kept.
    """
    large = is_large(data)
    stored = new_import(viewer, file_name, school_year)
    with reading():
        found = None if large else check_or_ask(viewer, stored, data)
        stored.file_sealed = keyring().seal(data, file_place(viewer.school, stored.id))
    return _keep(viewer, stored, found)


def say_columns(viewer: Viewer, import_id: UUID, said: ColumnsSaid, version: int) -> None:
    """Say which column of a file is what, and have it checked so; remembered for such headings.

    Raises Conflict when somebody else did meanwhile, `UnreadableRoster` if it cannot be so.
    """
    data = data_of(viewer, open_import(viewer, import_id, *TO_LOOK_AT))
    large = is_large(data)
    with reading():
        stored = import_for(viewer, import_id)
        mends = mends_of(viewer, stored)
        found = None if large else check(viewer, stored, data, said, mends=mends)
    wait_for_turn(viewer)
    stored = open_import(viewer, import_id, *TO_LOOK_AT)
    if stored.version != version:
        raise Conflict(SAID_MEANWHILE)
    stored.mapping = said.to_json()
    begin_or_store(viewer, stored, found)
    record(viewer, "roster columns said", "roster_import", import_id)


def apply_roster(viewer: Viewer, import_id: UUID) -> RosterImport:
    """Do what was checked, now. Raises CheckedAgain if the roster is another now.

    What was found then is flushed: a caller who wants it shown keeps it.
    """
    wait_for_turn(viewer)
    stored = open_import(viewer, import_id, "checked")
    found = plan_or_check_again(viewer, stored)
    if isinstance(found, Plan):
        return finish_applying(viewer, stored, found)
    store(viewer, stored, found)
    record(viewer, "roster checked again", "roster_import", import_id)
    raise CheckedAgain(CHANGED_SINCE)


def ask_to_apply(viewer: Viewer, import_id: UUID) -> RosterImport:
    """Do what was checked: now, or in the background when it is much. Otherwise as above."""
    stored = import_for(viewer, import_id)
    if sum(stored.counts.values()) - stored.counts.get("unchanged", 0) < LARGE:
        return apply_roster(viewer, import_id)
    wait_for_turn(viewer)
    stored = open_import(viewer, import_id, "checked")
    stored.state = "applying"
    stored.task_id = add_task(viewer, APPLY, {"import_id": str(import_id)})
    db.session.flush()
    record(viewer, "roster applying", "roster_import", import_id)
    return stored


def plan_or_check_again(viewer: Viewer, stored: RosterImport) -> Plan | Checked | Unmapped:
    """What applying would write; or, when the roster is not the one the file was checked against,
    what the file would do now. Reads only.
    """
    if digest_of(viewer, current_pupils(viewer), stored.school_year) == stored.roster_digest:
        return plan_of(viewer, lines_of(viewer, stored.id), stored.school_year)
    said = ColumnsSaid.from_json(stored.mapping) if stored.mapping else None
    data, mends = data_of(viewer, stored), mends_of(viewer, stored)
    return check_or_ask(viewer, stored, data, said, mends=mends)


def finish_applying(viewer: Viewer, stored: RosterImport, plan: Plan) -> RosterImport:
    """Write what was planned. The file itself is forgotten."""
    carry_out(viewer, plan, stored.school_year)
    stored.state, stored.applied_at, stored.file_sealed = "applied", clock.now(), None
    db.session.flush()
    record(viewer, "roster applied", "roster_import", stored.id)
    if stored.mends_sealed is not None:
        record(viewer, "roster applied with mended rows", "roster_import", stored.id)
    return stored


def drop_roster(viewer: Viewer, import_id: UUID) -> None:
    """Forget a file that was checked: nothing of it is kept but the counts."""
    wait_for_turn(viewer)
    stored = open_import(viewer, import_id, *TO_LOOK_AT)
    stored.state, stored.file_sealed = "dropped", None
    forget_lines(stored)
    db.session.flush()
    record(viewer, "roster dropped", "roster_import", import_id)


def _keep(viewer: Viewer, stored: RosterImport, found: Checked | Unmapped | None) -> UUID:
    begin_or_store(viewer, stored, found)
    record(viewer, "roster checked", "roster_import", stored.id)
    return stored.id
