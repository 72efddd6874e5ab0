"""Deleting what has had its time: wrong tries, old codes, and who sat where last year."""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Delete, delete

from app.foundation import clock
from app.foundation.database import db
from app.signin.models import (
    ClassCode,
    CodeMiss,
    KeptForm,
    Knock,
    SignInMiss,
    Sitting,
    StaffMiss,
    StaffSession,
)
from app.signin.waiting import A_DAY


def forget_misses(school_id: int) -> int:
    """Delete a school's wrong tries of more than a day ago; returns how many."""
    return _gone(
        delete(SignInMiss).where(
            SignInMiss.school_id == school_id, SignInMiss.at < clock.now() - A_DAY
        )
    )


def forget_sittings(school_id: int) -> int:
    """Delete who sat at which tablet, and who asked to be let in, in earlier school years."""
    before = _first_day()
    knocks = _gone(delete(Knock).where(Knock.school_id == school_id, Knock.asked_at < before))
    return knocks + _gone(
        delete(Sitting).where(
            Sitting.school_id == school_id,
            Sitting.started_at < before,
            Sitting.ends_at < clock.now(),
        )
    )


def forget_codes() -> int:
    """Delete class codes that ended more than a day ago; returns how many."""
    return _gone(delete(ClassCode).where(ClassCode.ends_at < clock.now() - A_DAY))


def forget_shared_misses() -> int:
    """Delete wrong passwords and class codes of more than a day ago; returns how many."""
    before = clock.now() - A_DAY
    return _gone(delete(StaffMiss).where(StaffMiss.at < before)) + _gone(
        delete(CodeMiss).where(CodeMiss.at < before)
    )


def forget_staff_sessions() -> int:
    """Delete adults' sessions that ended by themselves more than a day ago; returns how many."""
    return _gone(delete(StaffSession).where(StaffSession.ends_at < clock.now() - A_DAY))


def forget_kept_forms() -> int:
    """Delete what was sent by adults who were signed out, once its time is up; returns how many."""
    return _gone(delete(KeptForm).where(KeptForm.ends_at <= clock.now()))


def _first_day() -> datetime:
    """The beginning of this school year."""
    return datetime(clock.school_year(), clock.FIRST_MONTH, 1, tzinfo=UTC)


def _gone(statement: Delete) -> int:
    done = db.session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount
