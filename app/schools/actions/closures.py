"""Saying on which days there is no school, and taking that back."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import delete

from app.access.viewer import Viewer
from app.audit.actions import record
from app.foundation import clock
from app.foundation.database import db
from app.foundation.errors import Refused
from app.schools.models import SchoolClosure
from app.schools.queries.closures import closures_between
from app.schools.school_days import days, is_school_day

MOST_DAYS = 70
"""The summer holiday is the longest; a mistyped year is caught here."""
YEARS_AHEAD = 2
"""School years, this one among them: as far as anybody has set holidays, and as the page shows."""


def years_shown() -> tuple[date, date]:
    """The first and the last day for which days without school are kept by hand."""
    year = clock.school_year()
    return date(year, 9, 1), date(year + YEARS_AHEAD, 8, 31)


def close_school(viewer: Viewer, first: date, last: date, words: str) -> tuple[int, int]:
    """Mark each weekday from `first` to `last` as without school.

    A day that was marked before gets these words. How many are new, and how many were marked
    before. Raises Refused if there is no such day.
    """
    if last < first:
        raise Refused("The last day comes before the first. Change one of the two.")
    earliest, latest = years_shown()
    if first < earliest or last > latest:
        raise Refused("That is neither in this school year nor in the next. Check both days.")
    if (last - first).days >= MOST_DAYS:
        raise Refused(f"That is longer than {MOST_DAYS} days. Check the year of both days.")
    wanted = {day: words for day in days(first, last) if is_school_day(day)}
    if not wanted:
        raise Refused("There are only days of a weekend in there, which never count as school.")
    known = len(closures_between(viewer, first, last))
    write_closures(viewer, wanted)
    return len(wanted) - known, known


def write_closures(viewer: Viewer, wanted: Mapping[date, str]) -> None:
    """Mark these days as without school, each with its own words."""
    db.session.execute(delete(SchoolClosure).where(SchoolClosure.on.in_(wanted)))
    db.session.add_all(
        SchoolClosure(school_id=viewer.school, on=day, words=words) for day, words in wanted.items()
    )
    db.session.flush()
    record(viewer, "school closed", "school_closure", f"{min(wanted)}/{max(wanted)}")


def open_school(viewer: Viewer, first: date, last: date) -> Mapping[date, str]:
    """There is school from `first` to `last` after all; the days that were taken back, with why."""
    gone = closures_between(viewer, first, last)
    db.session.execute(delete(SchoolClosure).where(SchoolClosure.on.between(first, last)))
    db.session.flush()
    record(viewer, "school opened", "school_closure", f"{first}/{last}")
    return gone
