"""Printed cards: issued, voided and used."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from app.access.viewer import Kind, Role, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import NO_SCHOOL, keyring, new_token, token_digest
from app.foundation.turns import lock_of, take_turn_at
from app.schools.queries import pupil_for
from app.signin import waiting
from app.signin.actions.sittings import Entered, begin_sitting
from app.signin.actions.tablets import tablet_of_device
from app.signin.card_hours import end_of_day
from app.signin.models import ClassOpening, CodeMiss, LoginCard, Sitting
from app.signin.queries.cards import card_hours_at, card_opening, class_of_pupil, pupil_of_card
from app.signin.queries.openings import live_openings
from app.signin.queries.tablets import code_misses
from app.signin.queries.tokens import school_of

NOT_A_CARD = "That card does not work. Ask your teacher for a new one."
NOT_NOW = "Cards work in school time. Ask your teacher to open your class here."
NOT_THIS_CLASS = "This tablet is open for another class. Ask your teacher."
TOO_MANY = "Many cards did not work here. Wait ten minutes, or ask your teacher."


def issue_card(viewer: Viewer, pupil_id: UUID) -> str:
    """A new card for a child; the one before stops working. Returns the token for its QR."""
    pupil_for(viewer, pupil_id)
    take_turn_at(lock_of(pupil_id))  # of two printed at once, the first stops working
    _void(pupil_id)
    token = f"{viewer.school}.{new_token()}"
    db.session.add(
        LoginCard(school_id=viewer.school, pupil_id=pupil_id, token_digest=token_digest(token))
    )
    db.session.flush()
    record(viewer, "card issued", "pupil", pupil_id, pupil_id=pupil_id)
    return token


def void_card(viewer: Viewer, pupil_id: UUID) -> None:
    """Make a lost card stop working, also where somebody has come in with it outside a class."""
    pupil_for(viewer, pupil_id)
    _void(pupil_id)
    record(viewer, "card voided", "pupil", pupil_id, pupil_id=pupil_id)


def sign_in_with_card(
    viewer: Viewer, token: str, address: str, known_as: tuple[int, UUID] | None = None
) -> Entered:
    """Let a child in with their card: at a tablet on which their class is open, or, where no class
    is open on the device, while their class is open elsewhere, in school hours, and at home if the
    school allows it.

    Raises Refused. Without an open class, cards that do not work are counted for the address, and
    what was counted is flushed all the same: keep it, although the answer is no.
    """
    if viewer.opening_id is not None:
        here = db.session.scalar(live_openings().where(ClassOpening.id == viewer.opening_id))
        if here is not None:
            return _at_open_class(viewer, here, token)
    return _without_class(viewer.request_id, token, address, known_as)


def _at_open_class(viewer: Viewer, opening: ClassOpening, token: str) -> Entered:
    """Within the class that is open on this tablet."""
    if school_of(token) != opening.school_id or viewer.tablet_id is None:
        raise Refused(NOT_A_CARD if school_of(token) is None else NOT_THIS_CLASS)
    with school_scope(opening.school_id):
        pupil_id, class_id = _whose(token)
        if class_id != opening.class_id:
            raise Refused(NOT_THIS_CLASS)
        entered = begin_sitting(opening, viewer.tablet_id, "card", pupil_id)
        return _recorded(viewer, entered, opening, pupil_id)


def _without_class(
    request_id: str, token: str, address: str, known_as: tuple[int, UUID] | None
) -> Entered:
    """On a device on which no class is open."""
    where = keyring().blind_index(NO_SCHOOL, f"card at {address}")
    take_turn_at(where)
    if waiting.wait_before_next_code(code_misses(where), clock.now()) is not None:
        raise Refused(TOO_MANY)
    if (school_id := school_of(token)) is None:
        raise _missed(where)
    with school_scope(school_id):
        try:
            pupil_id, class_id = _whose(token)
        except Refused:
            raise _missed(where) from None
        device = _device(school_id, request_id)
        opening, ends_at = _opening_for(device, class_id)
        tablet_id = tablet_of_device(opening, known_as).id
        entered = begin_sitting(opening, tablet_id, "card", pupil_id, ends_at=ends_at)
        return _recorded(replace(device, tablet_id=tablet_id), entered, opening, pupil_id)


def _opening_for(device: Viewer, class_id: UUID) -> tuple[ClassOpening, datetime | None]:
    """The class if it is open now, where its teacher sees the child come; else its cards' day, and
    until when it lets in. Raises Refused when cards do not work now.
    """
    now = clock.now()
    wanted = live_openings().where(ClassOpening.class_id == class_id)
    newest = db.session.scalars(wanted.order_by(ClassOpening.id.desc())).first()
    if newest is not None:
        return newest, None
    ends_at = card_hours_at(device).ends(now)
    if ends_at is None:
        raise Refused(NOT_NOW)
    found = card_opening(class_id)
    if found is None:
        found = ClassOpening(
            school_id=device.school,
            class_id=class_id,
            code="",
            opens_at=now,
            ends_at=end_of_day(now),
            by_card=True,
        )
        db.session.add(found)
        db.session.flush()
    return found, ends_at


def _whose(token: str) -> tuple[UUID, UUID]:
    """The child of a card and their class, in the school in scope. Raises Refused."""
    pupil_id = pupil_of_card(token)
    class_id = class_of_pupil(pupil_id) if pupil_id else None
    if pupil_id is None or class_id is None:
        raise Refused(NOT_A_CARD)
    return pupil_id, class_id


def _device(school_id: int, request_id: str) -> Viewer:
    """Who asks, for the trail: a device on which no class is open."""
    return Viewer(
        kind=Kind.TABLET,
        roles=frozenset({Role.TABLET}),
        school_id=school_id,
        request_id=request_id,
    )


def _recorded(at: Viewer, entered: Entered, opening: ClassOpening, pupil_id: UUID) -> Entered:
    how = "signed in with card alone" if opening.by_card else "signed in with card"
    record(at, how, "pupil", pupil_id, pupil_id=pupil_id)
    return entered


def _missed(where: bytes) -> Refused:
    """Count a card that does not work."""
    db.session.add(CodeMiss(address_digest=where))
    db.session.flush()
    return Refused(NOT_A_CARD)


def _void(pupil_id: UUID) -> None:
    now = clock.now()
    db.session.execute(
        update(LoginCard)
        .where(LoginCard.pupil_id == pupil_id, LoginCard.voided_at.is_(None))
        .values(voided_at=now)
    )
    alone = select(ClassOpening.id).where(ClassOpening.by_card, ClassOpening.ends_at > now)
    db.session.execute(
        update(Sitting)
        .where(
            Sitting.pupil_id == pupil_id,
            Sitting.ended_at.is_(None),
            Sitting.opening_id.in_(alone),
        )
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
