"""Devices of a school, and children who sit at them."""

from datetime import timedelta
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import select

from app.foundation import clock
from app.foundation.database import db
from app.schools.models import Enrolment, Pupil, SchoolClass
from app.signin.models import Sitting, Tablet
from tests.support import make

_numbers = count(1)


def tablet(school_id: int, name: str | None = None) -> Tablet:
    """A device of this school's."""
    made = Tablet(school_id=school_id, name=name or f"Tablet {next(_numbers)}")
    db.session.add(made)
    db.session.flush()
    return made


def sitting(child: Pupil, at: Tablet | None = None, **given: Any) -> Sitting:
    """This child, signed in at a tablet now, in an opening of their class."""
    class_id = db.session.scalars(
        select(Enrolment.class_id).where(
            Enrolment.pupil_id == child.id, Enrolment.ends_on.is_(None)
        )
    ).one()
    opening = make.opening(db.session.get_one(SchoolClass, (child.school_id, class_id)))
    made = Sitting(
        school_id=child.school_id,
        token_digest=sha256(f"{next(_numbers)}".encode()).digest(),
        opening_id=opening.id,
        tablet_id=(at or tablet(child.school_id)).id,
        pupil_id=child.id,
        how=given.pop("how", "pictures"),
        ends_at=clock.now() + timedelta(hours=3),
        **given,
    )
    db.session.add(made)
    db.session.flush()
    return made
