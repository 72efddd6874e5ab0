"""Reading and applying a large roster in the background: a long part that reads, a short one that
writes."""

from uuid import UUID

from app.access.viewer import Viewer, commanded
from app.audit.actions import record
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.sealing import keyring
from app.schools.actions.arrivals import Plan
from app.schools.actions.checking import Checked, Unmapped, check_or_ask, forget_lines, store
from app.schools.actions.imports import (
    CHANGED_SINCE,
    finish_applying,
    plan_or_check_again,
)
from app.schools.actions.schools import wait_for_turn
from app.schools.models import RosterImport
from app.schools.queries.imports import file_place, import_for, mends_of
from app.schools.queries.roster import current_pupils, digest_of
from app.schools.roster.problems import UnreadableRoster
from app.schools.roster.rows import EachRow
from app.schools.roster.said import ColumnsSaid
from app.tasks.actions import LeasedTask

TELL_EACH = 250
"""Rows between two words on how far it is."""


class StillMoving(RuntimeError):
    """The roster changed between the planning and the writing: it is planned anew."""


def read(task: LeasedTask, progress: EachRow) -> Checked | Unmapped:
    """Read and compare a file. Raises Refused, with what to do, when nothing can be read."""
    viewer = _worker(task)
    stored = _import(viewer, task)
    data = keyring().open(stored.file_sealed or b"", file_place(viewer.school, stored.id))
    said = ColumnsSaid.from_json(stored.mapping) if stored.mapping else None
    mends = mends_of(viewer, stored)
    db.session.expunge(stored)  # telling how far it is ends the transaction it was read in
    try:
        return check_or_ask(viewer, stored, data, said, _now_and_then(progress), mends)
    except UnreadableRoster as trouble:
        raise Refused(trouble.message) from trouble


def keep_what_was_read(task: LeasedTask, found: Checked | Unmapped) -> str:
    """Store what the file would change."""
    viewer = _worker(task)
    wait_for_turn(viewer)
    stored = _import(viewer, task)
    store(viewer, stored, found)
    record(viewer, "roster read", "roster_import", stored.id)
    return "The file is read."


def forget_what_cannot_be_read(task: LeasedTask, message: str) -> None:
    """Say why, and forget the file."""
    viewer = _worker(task)
    stored = _import(viewer, task)
    stored.state, stored.problem, stored.file_sealed = "dropped", message, None
    forget_lines(stored)
    db.session.flush()
    record(viewer, "roster not read", "roster_import", stored.id)


def plan(task: LeasedTask, progress: EachRow) -> Plan | Checked | Unmapped:
    """Think out what is to be written, or what the file would do by now."""
    viewer = _worker(task)
    stored = _import(viewer, task)
    found = plan_or_check_again(viewer, stored)
    if isinstance(found, Plan):
        total = sum(stored.counts.values())
        progress(total, total)
    return found


def carry_out(task: LeasedTask, found: Plan | Checked | Unmapped) -> str:
    """Write it, all or nothing, if the roster is still the one it was planned for."""
    viewer = _worker(task)
    wait_for_turn(viewer)
    stored = _import(viewer, task)
    if not isinstance(found, Plan):
        store(viewer, stored, found)
        stored.problem = CHANGED_SINCE
        db.session.flush()
        record(viewer, "roster checked again", "roster_import", stored.id)
        return CHANGED_SINCE
    if digest_of(viewer, current_pupils(viewer), stored.school_year) != stored.roster_digest:
        raise StillMoving
    finish_applying(viewer, stored, found)
    return "The class lists are in."


def put_back(task: LeasedTask, message: str) -> None:
    """It could not be applied: nothing of it was, and it can be tried again."""
    viewer = _worker(task)
    stored = _import(viewer, task)
    stored.state, stored.problem = "checked", message
    db.session.flush()
    record(viewer, "roster not applied", "roster_import", stored.id)


def _worker(task: LeasedTask) -> Viewer:
    """The background work acts for the school, in the name of who asked."""
    return commanded(task.school_id, f"task/{str(task.id)[-12:]}", task.by)


def _import(viewer: Viewer, task: LeasedTask) -> RosterImport:
    return import_for(viewer, UUID(task.arguments["import_id"]))


def _now_and_then(progress: EachRow) -> EachRow:
    def tell(done: int, of: int) -> None:
        if done % TELL_EACH == 0:
            progress(done, of)

    return tell
