"""Setting a school up, and what it has chosen."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import select

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Conflict, Refused
from app.foundation.scope import school_scope
from app.schools.models import School, SchoolIdentifier, SchoolOptions
from app.schools.queries import options_for

FICTITIOUS = "999"
"""The authority that no real school is in: its staff look around, and need no second factor."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a school may choose: 3 or 4 pictures, 1 to 10 minutes, times of day."""

    uses_upn: bool
    uses_upn_why: str
    picture_count: int
    idle_minutes: int
    closes_at: time
    photos_on: bool = False
    voice_notes_on: bool = False
    opens_at: time = time(8, 0)
    cards_at_home: bool = False
    keeps_leavers_days: int = 365


def add_school(name: str, phase: str, urn: str, laestab: str, *, uses_upn_why: str = "") -> int:
    """Make a school known: `urn` is 6 digits, `laestab` 7. Returns its number here.

    A reason for using UPNs turns them on; without one they stay off.
    """
    if not (urn.isascii() and urn.isdigit() and len(urn) == 6):
        raise Refused("A URN is six digits, as in 999001.")
    if not (laestab.isascii() and laestab.isdigit() and len(laestab) == 7):
        raise Refused("A LAESTAB is seven digits: three of the authority and four of the school.")
    taken = db.session.scalar(
        select(SchoolIdentifier.value).where(SchoolIdentifier.value.in_([urn, laestab]))
    )
    if taken is not None:
        raise Conflict(f"A school with the number {taken} is known already.")
    school = School(name=name, phase=phase)
    db.session.add(school)
    db.session.flush()
    db.session.add_all(
        SchoolIdentifier(kind=kind, value=value, school_id=school.id)
        for kind, value in (("urn", urn), ("laestab", laestab))
    )
    with school_scope(school.id):
        db.session.add(
            SchoolOptions(
                school_id=school.id,
                uses_upn=bool(uses_upn_why),
                uses_upn_why=uses_upn_why,
                factor_asked_at=None if laestab.startswith(FICTITIOUS) else clock.now(),
            )
        )
        db.session.flush()
    return school.id


def wait_for_turn(viewer: Viewer) -> None:
    """One at a time in a school, until the transaction ends: a second tap waits, and finds it done.

    On SQLite whoever writes is alone already.
    """
    db.session.get(School, viewer.school, with_for_update={"key_share": True})


def ask_for_factor(viewer: Viewer, *, asks: bool) -> None:
    """Ask everybody who sees more than one class for a second factor, from today; or nobody."""
    chosen = options_for(viewer)
    if asks == (chosen.factor_asked_at is not None):
        return
    chosen.factor_asked_at = clock.now() if asks else None
    db.session.add(chosen)
    db.session.flush()
    record(viewer, f"second factor {'' if asks else 'not '}asked for", "school", str(viewer.school))


def change_options(viewer: Viewer, choices: Choices, version: int) -> None:
    """Keep what the school chooses. Raises Conflict if it is no longer that of `version`.

    UPNs are personal data that most schools do not need here, so using them takes a reason.
    """
    chosen = options_for(viewer)
    if version != (chosen.version or 0):
        raise Conflict("Somebody else changed the settings meanwhile.")
    if choices.uses_upn and not choices.uses_upn_why:
        raise Refused("Say what this school needs UPNs for.")
    if not (choices.picture_count in (3, 4) and 1 <= choices.idle_minutes <= 10):
        raise Refused("A child taps 3 or 4 pictures, and waits 1 to 10 minutes.")
    chosen.uses_upn = choices.uses_upn
    chosen.uses_upn_why = choices.uses_upn_why if choices.uses_upn else ""
    chosen.picture_count = choices.picture_count
    chosen.idle_minutes = choices.idle_minutes
    chosen.opens_at = choices.opens_at
    chosen.closes_at = choices.closes_at
    chosen.cards_at_home = choices.cards_at_home
    chosen.photos_on = choices.photos_on
    chosen.voice_notes_on = choices.voice_notes_on
    chosen.keeps_leavers_days = choices.keeps_leavers_days
    db.session.add(chosen)
    db.session.flush()
    record(viewer, "settings changed", "school", str(viewer.school))
