"""Classes that are open, and their codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, exists, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import NotFound
from app.foundation.sealing import NO_SCHOOL, keyring
from app.schools.models import SchoolClass
from app.schools.queries import class_for
from app.signin.models import ClassCode, ClassOpening


@dataclass(frozen=True, kw_only=True)
class OpeningFacts:
    """A class that is open: until when, and with which code (`code_ends_at` in the past: none)."""

    id: UUID
    class_id: UUID
    code: str
    opens_at: datetime
    ends_at: datetime
    code_ends_at: datetime

    @property
    def code_works(self) -> bool:
        """Whether a tablet can still be opened with the code."""
        return clock.now() < self.code_ends_at

    @property
    def path(self) -> str:
        """What a QR picture says behind the service's address; the fragment stays out of logs."""
        return f"/open#{self.code}"


def openings_of(viewer: Viewer, class_id: UUID) -> tuple[OpeningFacts, ...]:
    """The openings of a class that are open now, newest first. Raises NotFound."""
    class_for(viewer, class_id)
    found = db.session.scalars(
        live_openings().where(ClassOpening.class_id == class_id).order_by(ClassOpening.id.desc())
    )
    return _with_codes(found.all())


def classes_open_now(viewer: Viewer) -> Mapping[UUID, datetime]:
    """Until when each class of the school is open on tablets, of those that are open now."""
    found = db.session.scalars(live_openings().where(ClassOpening.school_id == viewer.school))
    return {opening.class_id: opening.ends_at for opening in found}


def opening_for(viewer: Viewer, opening_id: UUID) -> OpeningFacts:
    """One opening that is open now, of a class of the viewer's. Raises NotFound."""
    return _with_codes([live_opening(viewer, opening_id)])[0]


def live_openings() -> Select[ClassOpening]:
    """Openings by an adult that are neither closed nor over, of classes that are not either."""
    return select(ClassOpening).where(
        ClassOpening.closed_at.is_(None),
        ClassOpening.ends_at > clock.now(),
        ClassOpening.by_card.is_(False),
        exists().where(
            SchoolClass.school_id == ClassOpening.school_id,
            SchoolClass.id == ClassOpening.class_id,
            SchoolClass.closed_at.is_(None),
        ),
    )


def live_opening(viewer: Viewer, opening_id: UUID) -> ClassOpening:
    """The row of an opening of a class of the viewer's. Raises NotFound."""
    opening = db.session.scalar(live_openings().where(ClassOpening.id == opening_id))
    if opening is None:
        raise NotFound("opening")
    class_for(viewer, opening.class_id)
    return opening


def live_code(code: str) -> ClassCode | None:
    """Where a code leads, while it works."""
    row = db.session.get(ClassCode, code_digest(code))
    return row if row is not None and row.ends_at > clock.now() else None


def code_digest(code: str) -> bytes:
    """What a code is found by."""
    return keyring().blind_index(NO_SCHOOL, f"class code {code}")


def _with_codes(openings: Sequence[ClassOpening]) -> tuple[OpeningFacts, ...]:
    """What is known of these openings; their codes are looked up together."""
    digests = {opening.id: code_digest(opening.code) for opening in openings}
    codes = select(ClassCode).where(ClassCode.code_digest.in_(digests.values()))
    ends = {code.code_digest: code.ends_at for code in db.session.scalars(codes)} if digests else {}
    return tuple(
        OpeningFacts(
            id=opening.id,
            class_id=opening.class_id,
            code=opening.code,
            opens_at=opening.opens_at,
            ends_at=opening.ends_at,
            code_ends_at=ends.get(digests[opening.id], opening.opens_at),
        )
        for opening in openings
    )
