"""What the made-up school has planned: from the menu, on days to come; and a day without school."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.access.viewer import Viewer
from app.activities.actions import plan_activity
from app.activities.plan import ActivityPlan, Visitor
from app.demo.content import made_up
from app.foundation import clock
from app.menu.actions import add_line
from app.menu.items import SHIPPED
from app.schools.actions.closures import close_school
from app.schools.school_days import after_school_days


def plan_ahead(viewer: Viewer, classes: Mapping[str, UUID]) -> None:
    """Plan the made-up lines of the menu, a number of school days from today."""
    for made in made_up()["closure"]:
        day = after_school_days(clock.today(), made["days_ahead"])
        close_school(viewer, day, day, made["words"])
    for made in made_up()["own"]:
        copied = SHIPPED[made["copied_from"]]
        line = replace(copied, title=made["title"], summary=made["summary"])
        add_line(viewer, line, copied.slug)
    for made in made_up()["plan"]:
        plan_activity(viewer, [classes[name] for name in made["classes"]], _plan(made))


def _plan(made: Mapping[str, Any]) -> ActivityPlan:
    item = SHIPPED[made["menu"]]
    visitors = tuple(Visitor(**visitor) for visitor in made["visitors"])
    met = tuple(visitor.job for visitor in visitors)
    return ActivityPlan(
        title=item.title,
        on=after_school_days(clock.today(), made["days_ahead"]),
        mode=made["mode"],
        jobs=met or item.jobs,
        skills=item.skills,
        visitors=visitors,
        subject=item.subjects[0],
        menu=item.slug,
        before=item.before,
        after=item.after,
    )
