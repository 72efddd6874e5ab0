"""The menu of activities: looked through, read one by one, printed."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for

from app.access.permissions import Permission
from app.activities.queries import planned_from
from app.foundation.errors import NotFound
from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.skills import SKILLS
from app.menu.finding import found
from app.menu.items import AREAS, SHIPPED, STAGES, SUBJECTS, THEMES, WAYS, MenuItem
from app.menu.queries import menu_for, own_line
from app.schools.queries import classes_for
from app.web.guard import allow
from app.web.paging import page_of
from app.web.teacher.menu_search import address_parts, asked_for
from app.web.viewer import viewer

menu = Blueprint("menu", __name__)
PAGE_SIZE = 12


@menu.get("/menu")
@allow(Permission.CLASS_READ)
def index() -> str:
    """The lines that fit what is looked for, a page at a time. A day to plan for goes along."""
    form = asked_for()
    wanted, every = form.wanted(), menu_for(viewer())
    items = page_of(found(every, wanted), request.args.get("page", 1, int), PAGE_SIZE)
    kept: dict[str, Any] = address_parts(wanted) | day_along()
    return render_template(
        "teacher/menu/index.html",
        form=form,
        items=items,
        every=every,
        picked=day_picked(),
        narrowed=bool(address_parts(wanted)),
        earlier=url_for(".index", page=items.number - 1, **kept) if items.number > 1 else "",
        later=url_for(".index", page=items.number + 1, **kept)
        if items.number < items.pages
        else "",
        along=day_along(),
        **words(),
    )


@menu.get("/menu/<menu_slug>")
@menu.get("/menu/ours/<uuid:own_id>")
@allow(Permission.CLASS_READ)
def show(menu_slug: str = "", own_id: UUID | None = None) -> str:
    """One line, and when it was planned here."""
    item = line_at(menu_slug, own_id)
    return render_template(
        "teacher/menu/show.html",
        item=item,
        planned=planned_from(viewer(), item.key),
        rooms={room.id: room.name for room in classes_for(viewer())},
        along=day_along(),
        **words(),
    )


@menu.get("/menu/<menu_slug>/sheet")
@menu.get("/menu/ours/<uuid:own_id>/sheet")
@allow(Permission.CLASS_READ)
def sheet(menu_slug: str = "", own_id: UUID | None = None) -> str:
    """One line on one side of A4."""
    item = line_at(menu_slug, own_id)
    return render_template(
        "teacher/menu/sheet.html", item=item, back_url=address_of(item), **words()
    )


def line_at(menu_slug: str, own_id: UUID | None) -> MenuItem:
    """The line an address names; raises NotFound."""
    if own_id:
        return own_line(viewer(), own_id)
    if menu_slug not in SHIPPED:
        raise NotFound("line of the menu")
    return SHIPPED[menu_slug]


def address_of(item: MenuItem, view: str = "show", **along: Any) -> str:
    """Where a line stands."""
    if item.own_id:
        return url_for(f"teacher.menu.{view}", own_id=item.own_id, **along)
    return url_for(f"teacher.menu.{view}", menu_slug=item.slug, **along)


def day_picked() -> date | None:
    """The day that was picked on the calendar before the menu was opened."""
    try:
        return date.fromisoformat(request.args.get("on", ""))
    except ValueError:
        return None


def day_along() -> dict[str, str]:
    """That day, as the next address holds it."""
    on = day_picked()
    return {"on": on.isoformat()} if on else {}


def words() -> dict[str, object]:
    """What the templates need to name things."""
    return {
        "jobs": JOBS,
        "families": FAMILIES,
        "skills": SKILLS,
        "stages": STAGES,
        "themes": THEMES,
        "areas": AREAS,
        "subjects": SUBJECTS,
        "ways": WAYS,
        "address_of": address_of,
    }
