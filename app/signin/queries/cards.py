"""Printed cards, by class and by token."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.sealing import token_digest
from app.schools.models import Enrolment, Pupil
from app.schools.queries import ClassPupil, closures_between, options_for, pupils_in_class
from app.signin.card_hours import CardHours
from app.signin.models import ClassOpening, LoginCard, PicturePassword
from app.signin.picture_set import FEWEST, pictures_asked_of
from app.signin.queries.pictures import pictures_of


@dataclass(frozen=True, kw_only=True)
class CardFacts:
    """A child, since when their card works (None: no card), and how many pictures they tap.

    `asked` is how many they would be given now; `set_at` is when they got the pictures they have.
    """

    pupil: ClassPupil
    issued_at: datetime | None
    pictures: int
    asked: int
    set_at: datetime | None = None

    @property
    def only_one(self) -> bool:
        """Whether the teacher has set a single picture."""
        return self.pictures == FEWEST


def cards_of_class(viewer: Viewer, class_id: UUID) -> tuple[CardFacts, ...]:
    """Each child of a class and their card. Raises NotFound."""
    pupils = pupils_in_class(viewer, class_id)
    wanted = [pupil.id for pupil in pupils]
    cards = db.session.execute(
        select(LoginCard.pupil_id, LoginCard.issued_at)
        .where(LoginCard.pupil_id.in_(wanted), LoginCard.voided_at.is_(None))
        .order_by(LoginCard.issued_at)
    )
    issued = {row.pupil_id: row.issued_at for row in cards}
    pictures = pictures_of(viewer, class_id)
    were_set = db.session.execute(
        select(PicturePassword.pupil_id, PicturePassword.set_at).where(
            PicturePassword.pupil_id.in_(wanted)
        )
    )
    set_at = {row.pupil_id: row.set_at for row in were_set}
    school_asks = options_for(viewer).picture_count
    return tuple(
        CardFacts(
            pupil=pupil,
            issued_at=issued.get(pupil.id),
            pictures=len(pictures.get(pupil.id, ())),
            asked=pictures_asked_of(pupil.nc_year, school_asks),
            set_at=set_at.get(pupil.id),
        )
        for pupil in pupils
    )


def pupil_of_card(token: str) -> UUID | None:
    """Whose card this is, in the school in scope; None if it is void or unknown."""
    return db.session.scalar(
        select(LoginCard.pupil_id).where(
            LoginCard.token_digest == token_digest(token), LoginCard.voided_at.is_(None)
        )
    )


def card_hours_at(viewer: Viewer) -> CardHours:
    """When cards of the viewer's school work on a device on which no class is open."""
    chosen, today = options_for(viewer), clock.today()
    shut = today in closures_between(viewer, today, today)
    return CardHours(chosen.opens_at, chosen.closes_at, chosen.cards_at_home, shut)


def card_opening(class_id: UUID) -> ClassOpening | None:
    """The row of the day on which cards of this class let in by themselves, if it has begun."""
    return db.session.scalars(
        select(ClassOpening)
        .where(
            ClassOpening.class_id == class_id,
            ClassOpening.by_card,
            ClassOpening.ends_at > clock.now(),
            ClassOpening.closed_at.is_(None),
        )
        .order_by(ClassOpening.id)
    ).first()


def class_of_pupil(pupil_id: UUID) -> UUID | None:
    """The class a child of the school in scope is in today."""
    return db.session.scalar(
        select(Enrolment.class_id)
        .join(Pupil, (Pupil.school_id == Enrolment.school_id) & (Pupil.id == Enrolment.pupil_id))
        .where(
            Enrolment.pupil_id == pupil_id,
            Enrolment.ends_on.is_(None),
            Pupil.left_on.is_(None),
        )
    )
