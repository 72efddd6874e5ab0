"""Who was here on a day, looked up in the days of a class."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, select

from app.access.viewer import Viewer
from app.foundation import clock
from app.foundation.database import db
from app.schools.queries import class_for
from app.signin.models import ClassOpening, Sitting
from app.signin.queries.here import OPENING, WasHere, sittings_where


@dataclass(frozen=True, kw_only=True)
class ClassDay:
    """A day of a class: who sat at which tablet, and the days on which somebody was here."""

    on: date
    sittings: tuple[WasHere, ...]
    earlier: date | None
    later: date | None


def day_of_class(viewer: Viewer, class_id: UUID, on: date) -> ClassDay:
    """Who was here on this day, tablet by tablet. Raises NotFound."""
    class_for(viewer, class_id)
    begins, ends = _bounds(on)
    openings = select(ClassOpening.id).where(ClassOpening.class_id == class_id)
    return ClassDay(
        on=on,
        sittings=sittings_where(
            and_(
                Sitting.opening_id.in_(openings),
                Sitting.started_at >= begins,
                Sitting.started_at < ends,
            )
        ),
        earlier=_day(_moment(func.max(Sitting.started_at), class_id, Sitting.started_at < begins)),
        later=_day(_moment(func.min(Sitting.started_at), class_id, Sitting.started_at >= ends)),
    )


def _bounds(on: date) -> tuple[datetime, datetime]:
    """From midnight to midnight on the clock on the wall."""
    begins = datetime.combine(on, time(), tzinfo=clock.SCHOOL_TIME)
    return begins, datetime.combine(on + timedelta(days=1), time(), tzinfo=clock.SCHOOL_TIME)


def _moment(
    found: ColumnElement[datetime], class_id: UUID, when: ColumnElement[bool]
) -> Select[datetime]:
    return (
        select(found)
        .select_from(Sitting)
        .join(ClassOpening, OPENING)
        .where(ClassOpening.class_id == class_id, Sitting.pupil_id.is_not(None), when)
    )


def _day(wanted: Select[datetime]) -> date | None:
    at = db.session.scalar(wanted)
    return clock.local(at).date() if at else None
