"""A database as a city's grows: schools of eight classes, children with twenty pages each.

Made in bulk and made up: nobody in here is anybody. The first school has one of everything besides
(tests/house_rules/world.py), so that every page has something to show.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from app.activities.models import Activity, ActivityClass, Attendance
from app.audit.models import AuditEvent
from app.foundation import clock, ids
from app.foundation.database import Model, db
from app.jobs.cards import JOBS
from app.jobs.skills import SKILLS
from app.learning_log.models import Entry, EntrySkill
from app.schools.avatars import AVATARS
from app.schools.models import Enrolment, Pupil, School, SchoolClass
from tests.support import make

CLASSES = 8
CHILDREN = 30
PAGES = 20
ACTIVITIES = 10
IN_ONE_STATEMENT = 5000

Row = dict[str, Any]


def add_schools(how_many: int) -> None:
    """So many schools more, each full. Commits."""
    for _ in range(how_many):
        fill(make.school())
        db.session.commit()


def fill(school: School, *classes: SchoolClass) -> None:
    """Give a school eight classes, of which these may be there already, with all their pages."""
    missing = range(CLASSES - len(classes))
    rooms = [*classes, *(make.school_class(school, nc_years=(str(n % 6 + 1),)) for n in missing)]
    db.session.flush()
    for room in rooms:
        _fill_class(school.id, room)


def _fill_class(school_id: int, room: SchoolClass) -> None:
    taken = set(db.session.scalars(select(Enrolment.avatar).where(Enrolment.class_id == room.id)))
    avatars = [avatar for avatar in AVATARS if avatar not in taken][:CHILDREN]
    children = [ids.new_random_id() for _ in avatars]
    today = clock.today()
    first_day = date(room.school_year, 9, 1)
    days = [today - timedelta(days=7 * n) for n in range(ACTIVITIES)]
    visits = [(ids.new_id(), day) for day in days]
    of_school: Row = {"school_id": school_id}
    _add(
        Pupil,
        (
            of_school
            | {"id": child, "forename": f"Madeup{n}", "surname": f"Pretend{n}"}
            | {"born_on": date(2015, 11, 5), "joined_on": first_day}
            for n, child in enumerate(children)
        ),
    )
    _add(
        Enrolment,
        (
            of_school
            | {"id": ids.new_id(), "pupil_id": child, "class_id": room.id, "avatar": avatar}
            | {"nc_year": room.nc_years[0], "starts_on": first_day}
            for child, avatar in zip(children, avatars, strict=True)
        ),
    )
    jobs, skills = list(JOBS), list(SKILLS)
    _add(
        Activity,
        (
            of_school
            | {
                "id": visit,
                "title": f"Visit {n}",
                "on": day,
                "jobs": [jobs[n]],
                "skills": skills[:2],
            }
            for n, (visit, day) in enumerate(visits)
        ),
    )
    _add(ActivityClass, (of_school | {"activity_id": v, "class_id": room.id} for v, _ in visits))
    _add(
        Attendance,
        (
            of_school | {"activity_id": visit, "pupil_id": child, "present": True}
            for visit, _ in visits
            for child in children
        ),
    )
    pages = [
        (ids.new_id(), child, n, *visits[n % ACTIVITIES])
        for n in range(PAGES)
        for child in children
    ]
    _add(Entry, (_page(school_id, room, jobs, *page) for page in pages))
    _add(
        EntrySkill,
        (
            of_school | {"entry_id": page, "skill": skills[(n + k) % len(skills)], "self_view": 3}
            for page, _, n, _, _ in pages
            for k in range(2)
        ),
    )
    _add(
        AuditEvent,
        (
            of_school
            | {"id": ids.new_id(), "at": clock.now(), "actor_kind": "pupil", "actor_id": child}
            | {"action": "entry saved", "subject_kind": "entry", "subject_id": str(page)}
            | {"pupil_id": child}
            for page, child, *_ in pages
        ),
    )


def _page(
    school_id: int,
    room: SchoolClass,
    jobs: list[str],
    page: UUID,
    child: UUID,
    n: int,
    visit: UUID,
    day: date,
) -> Row:
    return {
        "school_id": school_id,
        "id": page,
        "pupil_id": child,
        "activity_id": visit,
        "class_id": room.id,
        "nc_year": room.nc_years[0],
        "school_year": room.school_year,
        "kind": "encounter",
        "job": jobs[(n * 7) % len(jobs)],
        "met_how": "visitor",
        "words": "They listen closely, and they work at night, too. I should like to try it.",
        "would_like": "maybe",
        "happened_on": day,
        "content_digest": page.bytes * 2,
        "written_by_kind": "pupil",
        "written_by": child,
        "saved_at": clock.now() - timedelta(days=n),
    }


def _add(model: type[Model], rows: Iterator[Row]) -> None:
    while part := list(islice(rows, IN_ONE_STATEMENT)):
        db.session.execute(insert(model), part)
