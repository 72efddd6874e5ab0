"""What those who lead safeguarding do with a concern. Everything says who and when."""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, NotFound, Refused
from app.safeguarding.models import Concern, ConcernNote
from app.safeguarding.queries.concerns import concern_for
from app.safeguarding.queries.keepers import only_for_keepers
from app.safeguarding.states import State, Step, state_after

LONGEST_NOTE = 4000
LONGEST_PLACE = 200
MEANWHILE = "Somebody else changed this concern meanwhile. Read it as it now is, then go on."
_TOLD = {
    Step.ACKNOWLEDGE: "concern acknowledged",
    Step.HAND_ON: "concern handed on",
    Step.CLOSE: "concern closed",
    Step.REOPEN: "concern reopened",
}


def show_concern(viewer: Viewer, concern_id: UUID, *, on_paper: bool = False) -> None:
    """Write down that a concern was opened or printed. Raises NotFound."""
    concern = concern_for(viewer, concern_id)
    action = "concern printed" if on_paper else "concern shown"
    record(viewer, action, "concern", concern_id, pupil_id=concern.pupil_id)


def take_step(
    viewer: Viewer, concern_id: UUID, step: Step, *, version: int, handed_on_to: str = ""
) -> None:
    """Acknowledge a concern, hand it on, close it or open it again.

    Raises Conflict if it is no longer the version that was read, Refused where something lacks.
    """
    concern = _locked(viewer, concern_id)
    after = state_after(State(concern.state), step)
    if concern.version != version or after is None:
        raise Conflict(MEANWHILE)
    if step is Step.HAND_ON and not handed_on_to:
        raise Refused("Write to whom, or into which system, you hand it on.")
    if len(handed_on_to) > LONGEST_PLACE:
        raise Refused(f"That is too long. Keep to {LONGEST_PLACE} characters.")
    concern.state = after.value
    _sign(viewer, concern, step, handed_on_to)
    db.session.flush()
    record(viewer, _TOLD[step], "concern", concern_id, pupil_id=concern.pupil_id)


def add_note(viewer: Viewer, concern_id: UUID, words: str) -> None:
    """Write something beside a concern; the same words twice are one note."""
    only_for_keepers(viewer)
    concern = _locked(viewer, concern_id)
    if not words:
        raise Refused("Write the note first.")
    if len(words) > LONGEST_NOTE:
        raise Refused(f"That is too long for a note. Keep to {LONGEST_NOTE} characters.")
    said = select(ConcernNote.id).where(
        ConcernNote.concern_id == concern_id,
        ConcernNote.words == words,
        ConcernNote.by == viewer.person,
    )
    if db.session.scalar(said.limit(1)) is not None:
        return
    db.session.add(
        ConcernNote(school_id=viewer.school, concern_id=concern_id, words=words, by=viewer.person)
    )
    db.session.flush()
    record(viewer, "concern noted", "concern", concern_id, pupil_id=concern.pupil_id)


def _locked(viewer: Viewer, concern_id: UUID) -> Concern:
    only_for_keepers(viewer)
    found = db.session.scalars(
        select(Concern)
        .where(Concern.id == concern_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if found is None:
        raise NotFound("concern")
    return found


def _sign(viewer: Viewer, concern: Concern, step: Step, handed_on_to: str) -> None:
    """Who and when. Handing on or closing one that nobody acknowledged acknowledges it too."""
    now, by = clock.now(), viewer.person
    if concern.acknowledged_at is None or step is Step.ACKNOWLEDGE:
        concern.acknowledged_at, concern.acknowledged_by = now, by
    if step is Step.HAND_ON:
        concern.handed_on_at, concern.handed_on_by = now, by
        concern.handed_on_to = handed_on_to
    elif step is Step.CLOSE:
        concern.closed_at, concern.closed_by = now, by
    elif step is Step.REOPEN:
        concern.closed_at = concern.closed_by = None
