"""The days without school, and school days counted by them."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select

from app.access.viewer import Viewer
from app.foundation.database import db
from app.schools.models import SchoolClosure
from app.schools.school_days import A_DAY, school_days


def closures_between(_viewer: Viewer, first: date, last: date) -> Mapping[date, str]:
    """The days from `first` to `last` on which the school is closed, with why; weekends apart."""
    rows = db.session.execute(
        select(SchoolClosure.on, SchoolClosure.words)
        .where(SchoolClosure.on.between(first, last))
        .order_by(SchoolClosure.on)
    )
    return {row.on: row.words for row in rows}


def school_days_between(viewer: Viewer, earlier: date, later: date) -> int:
    """How many school days have begun since `earlier`: that day is not counted, `later` is."""
    first = earlier + A_DAY
    return school_days(first, later, closures_between(viewer, first, later))
