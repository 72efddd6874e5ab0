"""Who a token belongs to. Asked once a request, before anything else is known.

A child's and a tablet's token name their school, so each is one query on tables, built once: every
save waits for it. The queries state the school themselves.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from app.foundation import clock
from app.foundation.scope import school_scope
from app.foundation.sealing import token_digest
from app.foundation.statements import first_row
from app.schools.looks import is_simple
from app.schools.models import (
    Enrolment,
    Pupil,
    PupilAccess,
    SchoolClass,
    SchoolOptions,
)
from app.signin.models import ClassOpening, Sitting
from app.signin.queries.at_work import ChildAtWork, Look, TabletAtWork

IDLE_MINUTES = 3
"""Where a school has not said."""
LONGEST_NUMBER = 9
"""Digits of a school's number; more do not fit in its column."""

_sitting, _opening, _class = Sitting.__table__, ClassOpening.__table__, SchoolClass.__table__
_pupil, _enrolment, _access = Pupil.__table__, Enrolment.__table__, PupilAccess.__table__
_options = SchoolOptions.__table__


def _of_school(table: Any, *rest: ColumnElement[bool]) -> ColumnElement[bool]:
    return and_(table.c.school_id == _sitting.c.school_id, *rest)


_OPEN_SITTING = and_(
    _sitting.c.school_id == bindparam("school"),
    _sitting.c.token_digest == bindparam("digest"),
    _sitting.c.ended_at.is_(None),
    _sitting.c.ends_at > bindparam("now"),
    _opening.c.closed_at.is_(None),
    _opening.c.ends_at > bindparam("now"),
)
_AT_OPENING = _sitting.join(_opening, _of_school(_opening, _opening.c.id == _sitting.c.opening_id))

_TABLET = (
    select(
        _sitting.c.school_id,
        _sitting.c.id.label("sitting_id"),
        _sitting.c.tablet_id,
        _sitting.c.opening_id,
        _opening.c.class_id,
        _class.c.name.label("class_name"),
        _opening.c.ends_at,
    )
    .select_from(_AT_OPENING.join(_class, _of_school(_class, _class.c.id == _opening.c.class_id)))
    .where(_OPEN_SITTING, _sitting.c.pupil_id.is_(None), _class.c.closed_at.is_(None))
)

_CHILD = (
    select(
        _sitting.c.school_id,
        _sitting.c.id.label("sitting_id"),
        _sitting.c.tablet_id,
        _sitting.c.opening_id,
        _pupil.c.id.label("pupil_id"),
        _pupil.c.forename,
        _pupil.c.preferred_forename,
        _enrolment.c.class_id,
        _enrolment.c.nc_year,
        _enrolment.c.avatar,
        _options.c.idle_minutes,
        _access.c.background,
        _access.c.size,
        _access.c.spacing,
        _access.c.font,
        _access.c.calm,
        _access.c.mode,
        _options.c.photos_on,
        _options.c.voice_notes_on,
    )
    .select_from(
        _AT_OPENING.join(_pupil, _of_school(_pupil, _pupil.c.id == _sitting.c.pupil_id))
        .join(_enrolment, _of_school(_enrolment, _enrolment.c.pupil_id == _pupil.c.id))
        .outerjoin(_options, _of_school(_options))
        .outerjoin(_access, _of_school(_access, _access.c.pupil_id == _pupil.c.id))
    )
    .where(
        _OPEN_SITTING,
        _pupil.c.left_on.is_(None),
        _enrolment.c.ends_on.is_(None),
        _enrolment.c.class_id == _opening.c.class_id,
    )
)


def school_of(token: str) -> int | None:
    """The school that a printed or stored token names, if it is well formed."""
    number, _, secret = token.partition(".")
    known = secret and number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER
    return int(number) if known else None


def tablet_at(token: str) -> TabletAtWork | None:
    """The tablet whose class is open with this token, while it is open."""
    row = _sitting_with(token, _TABLET)
    return None if row is None else TabletAtWork(**row)


def child_at(token: str) -> ChildAtWork | None:
    """The child who is at work with this token."""
    row = _sitting_with(token, _CHILD)
    if row is None:
        return None
    return ChildAtWork(
        school_id=row["school_id"],
        sitting_id=row["sitting_id"],
        tablet_id=row["tablet_id"],
        opening_id=row["opening_id"],
        pupil_id=row["pupil_id"],
        class_id=row["class_id"],
        nc_year=row["nc_year"],
        called=row["preferred_forename"] or row["forename"],
        avatar=row["avatar"],
        idle_minutes=row["idle_minutes"] or IDLE_MINUTES,
        look=_look(row),
        simple=is_simple(row["mode"], row["nc_year"]),
        photos_on=bool(row["photos_on"]),
        voice_notes_on=bool(row["voice_notes_on"]),
    )


def _sitting_with(token: str, statement: Select[Any]) -> Mapping[str, Any] | None:
    if (school := school_of(token)) is None:
        return None
    values = {"school": school, "digest": token_digest(token), "now": clock.now()}
    with school_scope(school):
        return first_row(statement, values)


def _look(row: Mapping[str, Any]) -> Look:
    if row["background"] is None:
        return Look()
    return Look(
        background=row["background"],
        size=row["size"],
        spacing=row["spacing"],
        font=row["font"],
        calm=row["calm"],
    )
