"""Printed cards: issued, voided and used."""

from uuid import UUID

from sqlalchemy import update

from app.access.viewer import Kind, Role, Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.foundation.scope import school_scope
from app.foundation.sealing import new_token, token_digest
from app.schools.queries import pupil_for
from app.signin.actions.sittings import Entered, begin_sitting
from app.signin.actions.tablets import tablet_of_device
from app.signin.models import ClassOpening, LoginCard
from app.signin.queries.cards import class_of_pupil, pupil_of_card
from app.signin.queries.openings import live_openings
from app.signin.queries.tokens import school_of

NOT_A_CARD = "That card does not work. Ask your teacher for a new one."
NOT_OPEN = "Your class is not open now. Ask your teacher to open it."
NOT_THIS_CLASS = "This tablet is open for another class. Ask your teacher."


def issue_card(viewer: Viewer, pupil_id: UUID) -> str:
    """A new card for a child; the one before stops working. Returns the token for its QR."""
    pupil_for(viewer, pupil_id)
    _void(pupil_id)
    token = f"{viewer.school}.{new_token()}"
    db.session.add(
        LoginCard(school_id=viewer.school, pupil_id=pupil_id, token_digest=token_digest(token))
    )
    db.session.flush()
    record(viewer, "card issued", "pupil", pupil_id, pupil_id=pupil_id)
    return token


def void_card(viewer: Viewer, pupil_id: UUID) -> None:
    """Make a lost card stop working."""
    pupil_for(viewer, pupil_id)
    _void(pupil_id)
    record(viewer, "card voided", "pupil", pupil_id, pupil_id=pupil_id)


def sign_in_with_card(
    viewer: Viewer, token: str, known_as: tuple[int, UUID] | None = None
) -> Entered:
    """Let a child in with their card: at a tablet on which their class is open, or, where no class
    is open on the device, within an opening of their class. Raises Refused.
    """
    school_id = school_of(token)
    if school_id is None:
        raise Refused(NOT_A_CARD)
    with school_scope(school_id):
        pupil_id = pupil_of_card(token)
        class_id = class_of_pupil(pupil_id) if pupil_id else None
        if pupil_id is None or class_id is None:
            raise Refused(NOT_A_CARD)
        opening = _opening_for(viewer, school_id, class_id)
        tablet_id = viewer.tablet_id if viewer.school_id == school_id else None
        if tablet_id is None:
            tablet_id = tablet_of_device(opening, known_as).id
        entered = begin_sitting(opening, tablet_id, "card", pupil_id)
        at_tablet = Viewer(
            kind=Kind.TABLET,
            roles=frozenset({Role.TABLET}),
            school_id=school_id,
            tablet_id=tablet_id,
            request_id=viewer.request_id,
        )
        record(at_tablet, "signed in with card", "pupil", pupil_id, pupil_id=pupil_id)
        return entered


def _opening_for(viewer: Viewer, school_id: int, class_id: UUID) -> ClassOpening:
    """The opening that this card lets its child into."""
    wanted = live_openings().where(ClassOpening.class_id == class_id)
    if viewer.opening_id is not None:
        here = wanted.where(ClassOpening.id == viewer.opening_id)
        opening = db.session.scalar(here) if viewer.school_id == school_id else None
        if opening is None:
            raise Refused(NOT_THIS_CLASS)
        return opening
    newest = db.session.scalars(wanted.order_by(ClassOpening.id.desc())).first()
    if newest is None:
        raise Refused(NOT_OPEN)
    return newest


def _void(pupil_id: UUID) -> None:
    db.session.execute(
        update(LoginCard)
        .where(LoginCard.pupil_id == pupil_id, LoginCard.voided_at.is_(None))
        .values(voided_at=clock.now())
    )
