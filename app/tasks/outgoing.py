"""Letters: written down in the transaction of their cause, taken up later, and sent or given up."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, exists, func, select

from app.access.viewer import Viewer
from app.foundation import clock, ids
from app.foundation.database import db
from app.foundation.mail import Letter
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.foundation.sealing import NO_SCHOOL, Place, keyring
from app.tasks.models import Outgoing

PAUSES = tuple(timedelta(minutes=number) for number in (1, 5, 15, 60, 240, 480, 480))
"""After each try that failed; when they are used up, a day has gone and the letter is given up."""
LEASE = timedelta(minutes=10)
"""A letter whose sender has said nothing for this long is tried again."""
KEPT = timedelta(days=30)


@dataclass(frozen=True)
class Due:
    """A letter in hand, or (`link`) somebody's wish for one. `tries` counts this one."""

    school_id: int
    id: UUID
    kind: str
    about_id: UUID | None
    body: Mapping[str, str]
    tries: int


def post_letter(viewer: Viewer, about_id: UUID, letter: Letter) -> None:
    """Have a letter sent to an adult, once this transaction is kept.

    An earlier one about the same adult that has not been sent is dropped: its link is void.
    """
    db.session.execute(
        delete(Outgoing)
        .where(
            Outgoing.school_id == viewer.school,
            Outgoing.about_id == about_id,
            Outgoing.next_try_at.is_not(None),
        )
        .execution_options(synchronize_session=False)
    )
    _add(viewer.school, "mail", about_id, asdict(letter))


def post_notice(viewer: Viewer, letter: Letter) -> None:
    """Have a letter sent that holds no link and opens nothing.

    It is kept as about nobody: whoever asks for a link in an adult's name would drop it otherwise,
    and it would count among the few links that an adult is sent in an hour.
    """
    _add(viewer.school, "mail", None, asdict(letter))


def ask_for_link(email: str, address: str) -> None:
    """Note that somebody wants a link at this email address; `address` is what its token follows.

    Nothing is looked up here: an address that is nobody's takes exactly as long.
    """
    with school_scope(NO_SCHOOL):
        _add(NO_SCHOOL, "link", None, {"email": email, "address": address})


def letters_since(school_id: int, about_id: UUID, since: datetime) -> int:
    """How many letters an adult was written, sent or not."""
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Outgoing)
            .where(
                Outgoing.school_id == school_id,
                Outgoing.about_id == about_id,
                Outgoing.made_at > since,
            )
        )
        or 0
    )


def _add(school_id: int, kind: str, about_id: UUID | None, body: Mapping[str, str]) -> None:
    row_id, now = ids.new_id(), clock.now()
    db.session.add(
        Outgoing(
            school_id=school_id,
            id=row_id,
            kind=kind,
            about_id=about_id,
            body_sealed=keyring().seal(json.dumps(body).encode(), _place(school_id, row_id)),
            made_at=now,
            next_try_at=now,
        )
    )
    db.session.flush()


def anything_due() -> bool:
    """Whether there is a letter to send now: a look that holds no lock."""
    with school_scope(EVERY_SCHOOL):
        return db.session.scalar(select(exists().where(Outgoing.next_try_at <= clock.now()))) or (
            False
        )


def take_up() -> Due | None:
    """The letter that is due longest, of any school; nobody else takes it up meanwhile."""
    with school_scope(EVERY_SCHOOL):
        row = db.session.scalars(
            select(Outgoing)
            .where(Outgoing.next_try_at <= clock.now())
            .order_by(Outgoing.next_try_at, Outgoing.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).one_or_none()
        if row is None or row.body_sealed is None:
            return None
        row.next_try_at = clock.now() + LEASE
        row.tries += 1
        db.session.flush()
        body = json.loads(keyring().open(row.body_sealed, _place(row.school_id, row.id)))
        return Due(row.school_id, row.id, row.kind, row.about_id, body, row.tries)


def sent(due: Due) -> None:
    """It has gone: its words are forgotten."""
    if row := _row(due):
        row.sent_at, row.next_try_at, row.body_sealed = clock.now(), None, None
        db.session.flush()


def not_sent(due: Due, *, for_good: bool) -> None:
    """Try again later, or give the letter up: then the lead is told beside the name."""
    row = _row(due)
    if row is None:
        return
    if for_good or due.tries > len(PAUSES):
        row.next_try_at, row.body_sealed = None, None
    else:
        row.next_try_at = clock.now() + PAUSES[due.tries - 1]
    db.session.flush()


def answered(due: Due) -> None:
    """A wish for a link is settled, whether or not there was anybody."""
    if row := _row(due):
        db.session.delete(row)
        db.session.flush()


def forget_letters(school_id: int) -> int:
    """Delete what is known of letters of more than a month ago; returns how many."""
    gone = db.session.scalars(
        delete(Outgoing)
        .where(Outgoing.school_id == school_id, Outgoing.made_at < clock.now() - KEPT)
        .returning(Outgoing.id)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


def _row(due: Due) -> Outgoing | None:
    return db.session.get(Outgoing, (due.school_id, due.id))


def _place(school_id: int, letter_id: UUID) -> Place:
    return Place("outgoing", "body_sealed", school_id, letter_id)
