"""Raising a concern: by an adult, in one tap, or by a word of the school's list."""

from collections.abc import Sequence
from uuid import UUID, uuid5

from sqlalchemy import select

from app.access.viewer import STAFF_ROLES, Viewer
from app.audit.actions import record
from app.foundation import clock, ids, mail
from app.foundation.database import db
from app.foundation.errors import NotFound, Refused
from app.foundation.turns import lock_of, take_turn_at
from app.foundation.upserts import add_unless_there
from app.safeguarding.letters import concern_letter
from app.safeguarding.models import Concern
from app.safeguarding.queries.holding import is_held
from app.safeguarding.queries.keepers import keepers_of
from app.safeguarding.queries.own import own_concern_on
from app.safeguarding.states import State
from app.schools.queries import school_for
from app.tasks.outgoing import post_notice

LONGEST_WORDS = 2000
TOO_LONG = f"That is too long. Keep to {LONGEST_WORDS} characters, and say the rest in person."
TAKEN_UP = "{who} has taken this up. Say in person what you would like to add."
LONGEST_RULE = 60


def raise_concern(
    viewer: Viewer, kind: str, subject_id: UUID, revision: int, pupil_id: UUID
) -> UUID:
    """Tell those who lead safeguarding of a worry about this, as it stands; returns its id.

    The caller has made sure that the viewer may read it. Pressing twice raises one concern.
    """
    if not viewer.is_a(*STAFF_ROLES):
        raise NotFound("subject")
    take_turn_at(lock_of(subject_id))
    if (there := own_concern_on(viewer, kind, subject_id)) is not None:
        return there.id
    concern_id = ids.new_id()
    db.session.add(
        Concern(
            school_id=viewer.school,
            id=concern_id,
            subject_kind=kind,
            subject_id=subject_id,
            subject_revision=revision,
            pupil_id=pupil_id,
            raised_by_kind="staff",
            raised_by=viewer.person,
        )
    )
    db.session.flush()
    record(viewer, "concern raised", "concern", concern_id, pupil_id=pupil_id)
    write_to_keepers(viewer)
    return concern_id


def say_why(viewer: Viewer, concern_id: UUID, words: str) -> None:
    """What worries the one who raised it, in words; again replaces what they said.

    Raises NotFound for another's concern, Refused once somebody has taken it up.
    """
    concern = db.session.scalars(
        select(Concern)
        .where(Concern.id == concern_id, Concern.raised_by == viewer.person)
        .with_for_update()
    ).one_or_none()
    if concern is None:
        raise NotFound("concern")
    if concern.words == words:
        return
    if len(words) > LONGEST_WORDS:
        raise Refused(TOO_LONG)
    if concern.state != State.OPEN:
        raise Refused(TAKEN_UP.format(who=keepers_of(viewer).who))
    concern.words = words
    db.session.flush()
    record(viewer, "concern explained", "concern", concern_id, pupil_id=concern.pupil_id)


def raise_by_words(
    viewer: Viewer,
    kind: str,
    subject_id: UUID,
    revision: int,
    pupil_id: UUID,
    found: Sequence[str],
) -> bool:
    """A word of the school's list stands in this; False where a concern about it is open already.

    The id follows from what was found where, so that looking twice raises one concern.
    """
    if is_held(kind, subject_id):
        return False
    concern_id = uuid5(subject_id, f"{kind} {revision} {' '.join(found)}")
    row = {
        "school_id": viewer.school,
        "id": concern_id,
        "subject_kind": kind,
        "subject_id": subject_id,
        "subject_revision": revision,
        "pupil_id": pupil_id,
        "raised_by_kind": "words",
        "raised_by": None,
        "rule": ", ".join(found)[:LONGEST_RULE],
        "words": "",
        "raised_at": clock.now(),
        "state": State.OPEN.value,
        "handed_on_to": "",
        "version": 1,
    }
    if not add_unless_there(Concern, row):
        return False
    record(viewer, "concern raised by a word", "concern", concern_id, pupil_id=pupil_id)
    write_to_keepers(viewer)
    return True


def write_to_keepers(viewer: Viewer) -> None:
    """By mail, where there is a server: that there is a concern, and not about whom."""
    if not mail.is_set_up():
        return
    school = school_for(viewer).name
    for email in keepers_of(viewer).emails.values():
        post_notice(viewer, concern_letter(email, school))
