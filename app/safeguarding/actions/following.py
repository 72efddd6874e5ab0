"""A page with a concern is moved or put away like any other; the concern follows, and says so.

Whoever does it may not know that there is a concern, and learns nothing of it: see
docs/decisions/073-a-concern-follows-its-page.md.
"""

from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation.database import db
from app.safeguarding.actions.raising import write_to_keepers
from app.safeguarding.models import Concern, ConcernNote
from app.safeguarding.queries.keepers import keeps
from app.safeguarding.states import State

MOVED = (
    "This page was moved to the name of another child, who was said to have written it. The "
    "concern goes with it. If it was recorded under the first name, put that right."
)
PUT_AWAY = "This page was put away: the child and the class no longer see it. It is kept here."
BROUGHT_BACK = "This page was brought back: the child and the class see it again."


def tell_of_move(viewer: Viewer, kind: str, subject_id: UUID, pupil_id: UUID) -> None:
    """What the concerns are about stands under the name of this child now.

    Every concern about it counts as new again, also one that was closed: it was about another
    child then.
    """
    concerns = _about(viewer, kind, subject_id)
    for concern in concerns:
        concern.pupil_id = pupil_id
    _tell(viewer, concerns, MOVED, "concern follows a move")


def tell_of_removal(viewer: Viewer, kind: str, subject_id: UUID) -> None:
    """What the concerns are about was put away. Those that are not closed count as new again."""
    concerns = [one for one in _about(viewer, kind, subject_id) if one.state != State.CLOSED]
    _tell(viewer, concerns, PUT_AWAY, "concern told of a removal")


def tell_of_return(viewer: Viewer, kind: str, subject_id: UUID) -> None:
    """What the concerns are about was brought back."""
    for concern in _about(viewer, kind, subject_id):
        if concern.state != State.CLOSED:
            _note(viewer, concern, BROUGHT_BACK, "concern told of a return")


def _tell(viewer: Viewer, concerns: list[Concern], words: str, action: str) -> None:
    """Note it, and bring it to those who lead safeguarding, unless it is they who did it."""
    if not concerns:
        return
    they_did = keeps(viewer)
    for concern in concerns:
        if not they_did:
            concern.state = State.OPEN.value
            concern.closed_at = concern.closed_by = None
        _note(viewer, concern, words, action)
    if not they_did:
        write_to_keepers(viewer)


def _note(viewer: Viewer, concern: Concern, words: str, action: str) -> None:
    db.session.add(
        ConcernNote(school_id=viewer.school, concern_id=concern.id, words=words, by=viewer.person)
    )
    db.session.flush()
    record(viewer, action, "concern", concern.id, pupil_id=concern.pupil_id)


def _about(viewer: Viewer, kind: str, subject_id: UUID) -> list[Concern]:
    return list(
        db.session.scalars(
            select(Concern)
            .where(
                Concern.school_id == viewer.school,
                Concern.subject_kind == kind,
                Concern.subject_id == subject_id,
            )
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )
