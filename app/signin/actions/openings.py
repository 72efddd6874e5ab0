"""Opening a class, and opening it on a tablet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete

from app.access.viewer import NOBODY, Viewer
from app.audit.actions import record
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import NO_SCHOOL, keyring
from app.foundation.turns import take_turn_at
from app.schools.queries import class_for, options_for
from app.signin import codes, waiting
from app.signin.actions.sittings import Entered, begin_sitting, end_sittings
from app.signin.actions.tablets import tablet_of_device
from app.signin.models import ClassCode, ClassOpening, CodeMiss
from app.signin.opening_hours import LONGEST, code_ends, extended, opening_ends
from app.signin.queries.openings import code_digest, live_code, live_opening, live_openings
from app.signin.queries.tablets import code_misses

NO_SUCH_CODE = "That code does not open a class. Ask your teacher for the code of today."


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A class just opened. `token` is what the QR picture carries behind `/open#`."""

    id: UUID
    code: str
    ends_at: datetime

    @property
    def token(self) -> str:
        """What a tablet enters with."""
        return self.code


def open_class(viewer: Viewer, class_id: UUID, minutes: int | None = None) -> Opening:
    """Open a class until school closes, or for some minutes (480 at most). Raises NotFound.

    A class that is open already stays open with the code it has.
    """
    class_for(viewer, class_id)
    of_class = live_openings().where(ClassOpening.class_id == class_id)
    live = db.session.scalars(of_class.order_by(ClassOpening.id.desc())).first()
    if live is not None:
        return Opening(id=live.id, code=live.code, ends_at=live.ends_at)
    now = clock.now()
    ends_at = opening_ends(now, options_for(viewer).closes_at)
    if minutes is not None:
        ends_at = now + min(timedelta(minutes=minutes), LONGEST)
    opening = ClassOpening(
        school_id=viewer.school,
        id=ids.new_id(),
        class_id=class_id,
        opened_by=viewer.id,
        code=_unused_code(),
        opens_at=now,
        ends_at=ends_at,
    )
    db.session.add(opening)
    _let_code_work(opening)
    record(viewer, "class opened", "opening", opening.id)
    return Opening(id=opening.id, code=opening.code, ends_at=ends_at)


def extend_class(viewer: Viewer, opening_id: UUID) -> Opening:
    """An hour more, and a code that works. Raises NotFound."""
    opening = live_opening(viewer, opening_id)
    opening.ends_at = extended(opening.opens_at, opening.ends_at)
    _let_code_work(opening)
    record(viewer, "class kept open", "opening", opening.id)
    return Opening(id=opening.id, code=opening.code, ends_at=opening.ends_at)


def close_class(viewer: Viewer, opening_id: UUID) -> None:
    """Close a class now: its code, its tablets and every child's sitting end. Raises NotFound."""
    opening = live_opening(viewer, opening_id)
    opening.closed_at = clock.now()
    db.session.execute(delete(ClassCode).where(ClassCode.opening_id == opening.id))
    end_sittings(opening.id)
    db.session.flush()
    record(viewer, "class closed", "opening", opening.id)


def enter_tablet(code: str, address: str, known_as: tuple[int, UUID] | None = None) -> Entered:
    """Open the class of this code on a tablet. `known_as`: school and id from an earlier time.

    Raises Refused for a wrong code, or after too many from one address; what was missed is
    flushed all the same: keep it, although the answer is no.
    """
    digest = keyring().blind_index(NO_SCHOOL, f"address {address}")
    take_turn_at(digest)
    until = waiting.wait_before_next_code(code_misses(digest), clock.now())
    if until is not None:
        raise Refused(
            f"There were many wrong codes. Wait until {clock.local(until):%H:%M}, "
            "or ask your teacher to open the class here."
        )
    typed = codes.read_code(code)
    found = live_code(typed) if typed else None
    if found is None:
        db.session.add(CodeMiss(address_digest=digest))
        db.session.flush()
        raise Refused(NO_SUCH_CODE)
    with school_scope(found.school_id):
        opening = db.session.scalar(live_openings().where(ClassOpening.id == found.opening_id))
        if opening is None:
            raise Refused(NO_SUCH_CODE)
        return _open_on_tablet(NOBODY, opening, "code", known_as)


def open_on_this_tablet(
    viewer: Viewer, opening_id: UUID, known_as: tuple[int, UUID] | None = None
) -> Entered:
    """Open a class on the teacher's own device. Raises NotFound. The caller ends their session."""
    return _open_on_tablet(viewer, live_opening(viewer, opening_id), "teacher", known_as)


def _open_on_tablet(
    viewer: Viewer, opening: ClassOpening, how: str, known_as: tuple[int, UUID] | None
) -> Entered:
    school_id = opening.school_id
    tablet = tablet_of_device(opening, known_as, by_teacher=how == "teacher")
    entered = begin_sitting(opening, tablet.id, how)
    record(viewer, "class opened on tablet", "tablet", tablet.id, school_id=school_id)
    return entered


def _unused_code() -> str:
    """A code that no other class has now."""
    while (code := codes.new_code()) and live_code(code) is not None:
        continue
    return code


def _let_code_work(opening: ClassOpening) -> None:
    """Let the code of an opening work from now on, for as long as a code may."""
    ends_at = code_ends(clock.now(), opening.ends_at)
    db.session.merge(
        ClassCode(
            code_digest=code_digest(opening.code),
            school_id=opening.school_id,
            opening_id=opening.id,
            ends_at=ends_at,
        )
    )
    db.session.flush()
