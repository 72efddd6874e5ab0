"""Certificates for tests."""

from typing import Any

from sqlalchemy import select

from app.celebrations.models import Certificate
from app.foundation.database import db
from app.schools.models import Enrolment, Pupil


def certificate(child: Pupil, kind: str = "ten-jobs", **given: Any) -> Certificate:
    """What this child was given today in the class they are in."""
    class_id = db.session.scalars(
        select(Enrolment.class_id).where(
            Enrolment.school_id == child.school_id,
            Enrolment.pupil_id == child.id,
            Enrolment.ends_on.is_(None),
        )
    ).one()
    made = Certificate(
        school_id=child.school_id,
        pupil_id=child.id,
        class_id=class_id,
        kind=kind,
        title=given.pop("title", "Ten jobs"),
        words=given.pop("words", "You have met ten jobs."),
        jobs=["nurse"],
        families=["healthcare"],
        **given,
    )
    db.session.add(made)
    db.session.flush()
    return made
