"""What is done by the clock: sealing the trail, and deleting what has had its time.

An entry of `OF_EACH_SCHOOL` works on one school, in its scope; one of `SHARED` on what belongs to
none. Each works in a transaction of its own, so that nobody's save waits for all of them.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import exists, select

from app.activities.marking import count_who_was_there
from app.audit.models import AuditEvent
from app.audit.sealing import seal_trail
from app.foundation import clock
from app.foundation.database import db, writing
from app.foundation.scope import EVERY_SCHOOL, school_scope
from app.learning_log.actions.drafts import forget_old_drafts
from app.learning_log.actions.pictures import sweep_unclaimed_pictures
from app.learning_log.actions.screening import screen_pages
from app.learning_log.actions.spellings import settle_new_pages
from app.media.actions import sweep_bytes
from app.reviews.actions import forget_starters
from app.schools.actions import forget_rosters
from app.schools.models import School
from app.signin.actions.forgetting import (
    forget_codes,
    forget_kept_forms,
    forget_misses,
    forget_shared_misses,
    forget_sittings,
    forget_staff_sessions,
)
from app.sync.actions import forget_settled, keep_keys_fresh
from app.tasks.outgoing import forget_letters
from app.transition.actions import erase_put_away

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)

OF_EACH_SCHOOL: Mapping[Callable[[int], int], timedelta] = {
    seal_trail: MINUTE,
    screen_pages: MINUTE,
    settle_new_pages: HOUR,
    count_who_was_there: HOUR,
    forget_old_drafts: HOUR,
    forget_misses: HOUR,
    forget_sittings: HOUR,
    erase_put_away: HOUR,
    sweep_unclaimed_pictures: HOUR,
    sweep_bytes: HOUR,
    forget_settled: HOUR,
    forget_rosters: HOUR,
    forget_starters: HOUR,
    forget_letters: HOUR,
}
SHARED: Mapping[Callable[[], int], timedelta] = {
    keep_keys_fresh: HOUR,
    forget_codes: HOUR,
    forget_kept_forms: MINUTE,
    forget_shared_misses: HOUR,
    forget_staff_sessions: HOUR,
}


class Rota:
    """When each piece of regular work was done last in this process."""

    def __init__(self) -> None:
        self._done: dict[str, datetime] = {}

    def do_what_is_due(self) -> dict[str, int]:
        """Do everything whose time has come, the first time all; how many rows each touched."""
        touched = {}
        for shared, every in SHARED.items():
            if self._is_due(shared.__name__, every):
                touched[shared.__name__] = _once(shared)
        for work, every in OF_EACH_SCHOOL.items():
            if self._is_due(work.__name__, every):
                touched[work.__name__] = sum(_in_school(work, one) for one in _schools_at_work())
        return touched

    def _is_due(self, name: str, every: timedelta) -> bool:
        now, last = clock.now(), self._done.get(name)
        if last is not None and now - last < every:
            return False
        self._done[name] = now
        return True


def run() -> dict[str, int]:
    """Do all of it now; how many rows each touched."""
    return Rota().do_what_is_due()


def _schools_at_work() -> list[int]:
    """The schools in which anything ever happened: many more are only known by name."""
    db.session.rollback()
    with school_scope(EVERY_SCHOOL):
        found = db.session.scalars(
            select(School.id)
            .where(exists().where(AuditEvent.school_id == School.id))
            .order_by(School.id)
        ).all()
    db.session.rollback()
    return list(found)


def _in_school(work: Callable[[int], int], school_id: int) -> int:
    with school_scope(school_id):
        return _once(lambda: work(school_id))


def _once(work: Callable[[], int]) -> int:
    db.session.rollback()
    with writing():
        touched = work()
        db.session.commit()
    return touched
