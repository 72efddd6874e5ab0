"""Who is at work with a token: small facts that every page of theirs needs."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class TabletAtWork:
    """A tablet with a class open on it."""

    school_id: int
    sitting_id: UUID
    tablet_id: UUID
    opening_id: UUID
    class_id: UUID
    class_name: str
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class Look:
    """How pages look for a child; each value is a slug that the stylesheets know."""

    background: str = "cream"
    size: str = "normal"
    spacing: str = "normal"
    font: str = "andika"
    calm: bool = False


@dataclass(frozen=True, kw_only=True)
class ChildAtWork:
    """A child signed in on a tablet."""

    school_id: int
    sitting_id: UUID
    tablet_id: UUID
    opening_id: UUID
    pupil_id: UUID
    class_id: UUID
    nc_year: str
    called: str
    avatar: str
    idle_minutes: int
    look: Look
    simple: bool
    photos_on: bool
    voice_notes_on: bool


@dataclass(frozen=True, kw_only=True)
class StaffAtWork:
    """An adult signed in, in one school.

    `factor` is one of `factors.STANDINGS`; a second factor that is not set up is asked for from
    `factor_due_at` on, if it is a moment at all.
    """

    account_id: UUID
    school_id: int
    school_name: str
    name: str
    roles: frozenset[str]
    class_ids: frozenset[UUID]
    password_is_temporary: bool
    factor: str
    factor_due_at: datetime | None
