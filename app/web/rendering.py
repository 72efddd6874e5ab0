"""What templates can ask for."""

from dataclasses import asdict
from datetime import date, datetime

from flask import Flask

from app.access.permissions import Permission
from app.access.policy import may
from app.foundation import clock
from app.foundation.text import staff_markup
from app.schools.looks import classes_of
from app.signin.queries import ChildAtWork
from app.web import viewer
from app.web.going_back import page_at_hand
from app.web.own_symbols import picture_address, question_picture

APP_NAME = "Career Learning Log"


def day(at: date | datetime, *, year: bool = False, weekday: bool = True) -> str:
    """`Thursday 11 June`, as a school says it; `11 June` where room is short."""
    on = clock.local(at).date() if isinstance(at, datetime) else at
    words = f"{on:%A} {on.day} {on:%B}" if weekday else f"{on.day} {on:%B}"
    return f"{words} {on.year}" if year else words


def clock_time(at: datetime) -> str:
    """`14:45`, on the clock on the wall."""
    return f"{clock.local(at):%H:%M}"


def how_long_ago(at: datetime) -> str:
    """`5 min`, `2 h` or `3 d`, for a queue."""
    minutes = int((clock.now() - at).total_seconds() // 60)
    if minutes < 60:
        return f"{max(minutes, 0)} min"
    return f"{minutes // 60} h" if minutes < 24 * 60 else f"{minutes // (24 * 60)} d"


def allowed(action: str) -> bool:
    """Whether the reader may do this (`class:open`), so that no page offers what is refused."""
    return may(viewer.viewer(), Permission(action))


def look_of(child: ChildAtWork | None) -> str:
    """The class names on `<html>` for the child at work; plain for everybody else."""
    return classes_of(**asdict(child.look)) if child else ""


def init_rendering(app: Flask) -> None:
    """Give templates their filters, and the people at work."""
    env = app.jinja_env
    env.trim_blocks = env.lstrip_blocks = True
    env.filters.update(
        day=day, clock_time=clock_time, how_long_ago=how_long_ago, staff_markup=staff_markup
    )
    env.globals.update(app_name=APP_NAME, allowed=allowed, page_at_hand=page_at_hand)
    env.globals.update(picture_url=picture_address, question_picture=question_picture)

    @app.context_processor
    def people() -> dict[str, object]:
        return {
            "viewer": viewer.viewer(),
            "look": look_of(viewer.child()),
            "child": viewer.child(),
            "staff": viewer.staff(),
            "tablet": viewer.tablet(),
            "today": clock.today(),
        }
