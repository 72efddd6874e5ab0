"""A ticket: what a page carries so that it can be sent later, by whoever holds the tablet then.

It lets its bearer create or revise pages of one child, and nothing else; it shows nothing, not even
the child's id, because it is sealed with the keys of this service.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.exceptions import InvalidTag

from app.access.viewer import Kind, Role, Viewer
from app.foundation import clock
from app.foundation.sealing import NO_SCHOOL, Keyring, KeysMissing, Place

GOOD_FOR = timedelta(days=14)
EARLY = timedelta(minutes=5)
"""How far the clocks of two servers may differ."""

_PLACE = Place("ticket", "words", NO_SCHOOL, "page")


class BadTicket(ValueError):
    """This was not given out by this service."""


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """Whose page it is: the child, the class and year they were in, and where they sat."""

    school_id: int
    pupil_id: UUID
    class_id: UUID
    nc_year: str
    sitting_id: UUID | None
    tablet_id: UUID | None
    issued_at: datetime

    def is_good(self, now: datetime) -> bool:
        """Whether it still lets a page in by itself."""
        return -EARLY <= now - self.issued_at <= GOOD_FOR

    def viewer(self, request_id: str = "") -> Viewer:
        """Who is asking when an envelope with this ticket comes."""
        return Viewer(
            kind=Kind.ENVELOPE,
            roles=frozenset({Role.ENVELOPE}),
            school_id=self.school_id,
            id=self.pupil_id,
            class_ids=frozenset({self.class_id}),
            nc_year=self.nc_year,
            sitting_id=self.sitting_id,
            tablet_id=self.tablet_id,
            request_id=request_id,
        )


def ticket_for(viewer: Viewer) -> Ticket:
    """A ticket for the child at work, who is in one class."""
    (class_id,) = viewer.class_ids
    return Ticket(
        school_id=viewer.school,
        pupil_id=viewer.person,
        class_id=class_id,
        nc_year=viewer.nc_year or "",
        sitting_id=viewer.sitting_id,
        tablet_id=viewer.tablet_id,
        issued_at=clock.now(),
    )


def printed(ticket: Ticket, keyring: Keyring) -> str:
    """The ticket as a page carries it."""
    words = [
        ticket.school_id,
        ticket.pupil_id.hex,
        ticket.class_id.hex,
        ticket.nc_year,
        ticket.sitting_id and ticket.sitting_id.hex,
        ticket.tablet_id and ticket.tablet_id.hex,
        int(ticket.issued_at.timestamp()),
    ]
    return urlsafe_b64encode(keyring.seal(json.dumps(words).encode(), _PLACE)).decode()


def read_ticket(text: str, keyring: Keyring) -> Ticket:
    """The ticket that a page carried, also when it is too old. Raises BadTicket."""
    try:
        opened = keyring.open(urlsafe_b64decode(text.encode("ascii")), _PLACE)
        school_id, pupil, class_, nc_year, sitting, tablet, issued = json.loads(opened)
    except (ValueError, IndexError, InvalidTag, KeysMissing) as error:
        raise BadTicket("not a ticket of this service") from error
    return Ticket(
        school_id=school_id,
        pupil_id=UUID(pupil),
        class_id=UUID(class_),
        nc_year=nc_year,
        sitting_id=UUID(sitting) if sitting else None,
        tablet_id=UUID(tablet) if tablet else None,
        issued_at=datetime.fromtimestamp(issued, UTC),
    )
