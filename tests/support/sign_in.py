"""Signing a test client in by the rows that signing in leaves, not through its pages: quick."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask
from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db
from app.foundation.sealing import new_token, token_digest
from app.schools.models import Account, Enrolment, Pupil, SchoolClass
from app.signin.models import ClassOpening, Sitting, StaffSession, Tablet
from app.web.viewer import CHILD, STAFF, TABLET
from tests.support import make
from tests.support.client import InspectingClient

HOURS = timedelta(hours=3)


def staff_client(app: Flask, account: Account, school_id: int) -> InspectingClient:
    """A browser in which this adult is signed in, at this school."""
    token = new_token()
    db.session.add(
        StaffSession(
            token_digest=token_digest(token),
            account_id=account.id,
            school_id=school_id,
            ends_at=clock.now() + HOURS,
        )
    )
    return _client(app, {STAFF: token})


def tablet_client(app: Flask, school_id: int, class_id: UUID) -> InspectingClient:
    """A tablet on which this class is open, and nobody signed in."""
    token, _ = _sitting(school_id, class_id, None)
    return _client(app, {TABLET: token})


def pupil_client(app: Flask, pupil: Pupil) -> InspectingClient:
    """A tablet with the pupil's class open, in the hands of this pupil."""
    class_id = db.session.scalars(
        select(Enrolment.class_id).where(
            Enrolment.school_id == pupil.school_id,
            Enrolment.pupil_id == pupil.id,
            Enrolment.ends_on.is_(None),
        )
    ).one()
    opened, opening = _sitting(pupil.school_id, class_id, None)
    token, _ = _sitting(pupil.school_id, class_id, pupil.id, opening)
    return _client(app, {TABLET: opened, CHILD: token})


def _sitting(
    school_id: int, class_id: UUID, pupil_id: UUID | None, opening: ClassOpening | None = None
) -> tuple[str, ClassOpening]:
    """Rows of a class opened on a tablet, and of who sits at it."""
    token = f"{school_id}.{new_token()}"
    ends_at = clock.now() + HOURS
    if opening is None:
        opening = make.opening(db.session.get_one(SchoolClass, (school_id, class_id)))
    tablet = Tablet(school_id=school_id, name="Tablet 4")
    db.session.add(tablet)
    db.session.flush()
    db.session.add(
        Sitting(
            school_id=school_id,
            token_digest=token_digest(token),
            opening_id=opening.id,
            tablet_id=tablet.id,
            pupil_id=pupil_id,
            how="pictures" if pupil_id else "teacher",
            ends_at=ends_at,
        )
    )
    db.session.flush()
    return token, opening


def _client(app: Flask, cookie: dict[str, str]) -> InspectingClient:
    client: Any = app.test_client()
    db.session.commit()
    with client.session_transaction() as session:
        session.update(cookie)
    signed_in: InspectingClient = client
    return signed_in
