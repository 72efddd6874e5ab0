"""Who was here: on a day, tablet by tablet, each sitting with the pages written in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from flask import Blueprint, render_template, request

from app.access.permissions import Permission
from app.foundation import clock
from app.learning_log.queries import pages_by_sitting
from app.schools.avatars import AVATARS
from app.schools.queries import class_for, pupils_in_class
from app.signin.queries import WasHere, day_of_class
from app.web.guard import allow
from app.web.teacher.page_reading import WORDS
from app.web.viewer import viewer

sittings = Blueprint("sittings", __name__)


@dataclass(frozen=True)
class TabletOfDay:
    """A tablet and who sat at it, the first first."""

    id: UUID
    name: str
    sittings: list[WasHere] = field(default_factory=list)


@sittings.get("/<uuid:class_id>/here")
@allow(Permission.LOG_READ_CLASS)
def index(class_id: UUID) -> str:
    """The day asked for as `?on=2026-06-11`, or today."""
    school_class = class_for(viewer(), class_id)
    day = day_of_class(viewer(), class_id, _asked_for())
    return render_template(
        "teacher/sittings/index.html",
        school_class=school_class,
        day=day,
        tablets=_by_tablet(day.sittings),
        pages=pages_by_sitting(viewer(), [one.id for one in day.sittings]),
        pupils={pupil.id: pupil for pupil in pupils_in_class(viewer(), class_id)},
        avatars=AVATARS,
        **WORDS,
    )


def _asked_for() -> date:
    """The day in the address; today for one that is none, or has no day after it."""
    try:
        day = date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return clock.today()
    return day if day < date.max else clock.today()


def _by_tablet(found: Iterable[WasHere]) -> list[TabletOfDay]:
    tablets: dict[UUID, TabletOfDay] = {}
    for one in found:
        tablet = tablets.setdefault(one.tablet_id, TabletOfDay(one.tablet_id, one.tablet_name))
        tablet.sittings.insert(0, one)
    return list(tablets.values())
