"""What a class did, as a long list: found by its title or its jobs, and put in order."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any
from uuid import UUID

from flask import render_template, request

from app.activities.queries import ActivityFacts, activities_of_class
from app.foundation import clock
from app.foundation.lists import Order, as_read, holds, in_order
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.skills import SKILLS
from app.learning_log.queries import entries_in_class
from app.menu.items import SUBJECTS
from app.schools.avatars import AVATARS
from app.schools.queries import class_for
from app.web.long_lists import long_list_of
from app.web.teacher.activity_form import MODES
from app.web.viewer import viewer


class ActivitiesBy(StrEnum):
    """By what activities can be put in order."""

    TITLE = "title"
    DAY = "day"
    HOW = "how"
    JOBS = "jobs"
    PAGES = "pages"


PAGE_SIZE = 20
LATEST_DAY = Order(ActivitiesBy.DAY, down=True)


def activity_list(class_id: UUID) -> str:
    """The page of a class: what is planned, and a page of what was done."""
    room, today = class_for(viewer(), class_id), clock.today()
    subject = request.args.get("subject", "") if request.args.get("subject") in SUBJECTS else ""
    here = "teacher.activities.index"
    long_list = long_list_of(here, LATEST_DAY, class_id=class_id, subject=subject or None)
    planned = activities_of_class(viewer(), class_id)
    every = [one for one in planned if subject in ("", one.subject)]
    found = activities_found(every, long_list.search)
    entries = entries_in_class(viewer(), class_id)
    pages = Counter(entry.activity_id for entry in entries if entry.activity_id)
    past = [one for one in found if one.on <= today]
    return render_template(
        "teacher/activities/index.html",
        room=room,
        coming=[one for one in reversed(found) if one.on > today],
        past=long_list.page_of(activities_in_order(past, pages, long_list.order), PAGE_SIZE),
        number_of=Counter(one.on > today for one in every),
        long_list=long_list,
        written=pages,
        subject=subject,
        of_subjects=sorted({one.subject for one in planned if one.subject}),
        **words(),
    )


def words() -> dict[str, object]:
    """What the templates need to name things."""
    return {
        "jobs": JOBS,
        "families": FAMILIES,
        "skills": SKILLS,
        "modes": MODES,
        "subjects": SUBJECTS,
        "avatars": AVATARS,
    }


def activities_found(activities: Iterable[ActivityFacts], search: str) -> tuple[ActivityFacts, ...]:
    """Those with these words in their title, their jobs or who came."""
    return tuple(
        one
        for one in activities
        if holds(search, one.title, _jobs(one), *(visitor.name for visitor in one.visitors))
    )


def activities_in_order(
    activities: Iterable[ActivityFacts], pages: Mapping[UUID, int], order: Order[ActivitiesBy]
) -> tuple[ActivityFacts, ...]:
    """These in an order; `pages` says how many pages each has. Alike ones stay as they stood."""
    keys: Mapping[ActivitiesBy, Callable[[ActivityFacts], Any]] = {
        ActivitiesBy.TITLE: lambda one: as_read(one.title),
        ActivitiesBy.DAY: lambda one: one.on,
        ActivitiesBy.HOW: lambda one: as_read(MODES[one.mode]),
        ActivitiesBy.JOBS: lambda one: as_read(_jobs(one)),
        ActivitiesBy.PAGES: lambda one: pages.get(one.id, 0),
    }
    return in_order(activities, keys, order)


def _jobs(activity: ActivityFacts) -> str:
    return " ".join(JOBS[slug].title if slug in JOBS else slug for slug in activity.jobs)
