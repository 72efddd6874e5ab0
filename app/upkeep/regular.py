"""What is done every minute: sealing the trail, and deleting what has had its time.

Each entry of `ALL` works on one school, in that school's scope, in a transaction of its own.
"""

from collections.abc import Callable

from sqlalchemy import select

from app.audit.sealing import seal_trail
from app.foundation.database import db, writing
from app.foundation.scope import school_scope
from app.schools.models import School

ALL: tuple[Callable[[int], int], ...] = (seal_trail,)


def run() -> dict[str, int]:
    """Do all of it for every school; returns how many rows each touched."""
    schools = db.session.scalars(select(School.id)).all()
    db.session.rollback()
    touched = {work.__name__: 0 for work in ALL}
    for school_id in schools:
        for work in ALL:
            with school_scope(school_id), writing():
                touched[work.__name__] += work(school_id)
                db.session.commit()
    return touched
