"""The rail of every staff page: who and where on top, then one list of where one can go.

Which items somebody sees follows from the marks on their views, so the rail never offers a page
that would say "not found". A count stands only by what waits for the reader.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Flask, current_app, g, request, url_for
from werkzeug.local import LocalProxy

from app.access.policy import may
from app.access.viewer import Kind
from app.foundation.errors import NotFound
from app.schools.models import SchoolClass
from app.schools.queries import classes_for
from app.transition.leavers import LEAVING_YEAR
from app.web.guard import permission_for
from app.web.places import CLASS_STAFF, MY_CLASS, PLACES, Place
from app.web.projector import projector
from app.web.rail_counts import waits_at
from app.web.viewer import staff, viewer


@dataclass(frozen=True)
class Item:
    """A line of the rail."""

    label: str
    icon: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class Who:
    """The head and the foot of the rail."""

    title: str
    place: str
    label: str
    role: str
    sign_out_url: str
    more: tuple[dict[str, str], ...] = ()


def init_navigation(app: Flask) -> None:
    """Give staff layouts their rail, made only when a page shows one."""

    @app.context_processor
    def rail_of_staff() -> dict[str, object]:
        if viewer().kind is not Kind.STAFF:
            return {}
        return {"rail": LocalProxy(_rail), "rail_who": LocalProxy(_who)}


def at_class(class_id: UUID) -> None:
    """Say which class a page is about, when its address does not name it."""
    g.at_class = class_id


def years_in_words(nc_years: list[str]) -> str:
    """`Year 5`, `Years 5 and 6` or `Reception and Year 1`."""
    numbers = [year for year in nc_years if year != "R"]
    years = f"Year{'s' if len(numbers) > 1 else ''} {' and '.join(numbers)}" if numbers else ""
    return " and ".join(part for part in ("Reception" if "R" in nc_years else "", years) if part)


def class_at_hand() -> SchoolClass | None:
    """The class this page is about, or the only one an adult has."""
    if "class_at_hand" not in g:
        g.class_at_hand = _class_at_hand()
    found: SchoolClass | None = g.class_at_hand
    return found


def class_named(class_id: UUID) -> SchoolClass:
    """A class of the viewer's, out of those that the rail asks for anyway; raises NotFound."""
    found = next((one for one in _classes() if one.id == class_id), None)
    if found is None:
        raise NotFound("class")
    return found


def _class_at_hand() -> SchoolClass | None:
    named = g.get("at_class") or (request.view_args or {}).get("class_id")
    mine = _classes()
    if named is None:
        own = [one for one in mine if one.id in viewer().class_ids]
        return own[0] if len(own) == 1 else None
    return next((one for one in mine if one.id == named), None)


def _classes() -> tuple[SchoolClass, ...]:
    if "classes_of_viewer" not in g:
        g.classes_of_viewer = classes_for(viewer()) if viewer().is_a(*CLASS_STAFF) else ()
    found: tuple[SchoolClass, ...] = g.classes_of_viewer
    return found


def _rail() -> tuple[Item, ...]:
    if "rail" not in g:
        g.rail = tuple(_items())
    found: tuple[Item, ...] = g.rail
    return found


def _items() -> Iterator[Item]:
    room = class_at_hand()
    for place in PLACES:
        if not _offered(place, room):
            continue
        of_class: dict[str, Any] = {"class_id": room.id} if place.of_class and room else {}
        yield Item(
            label=_label(place, room),
            icon=place.icon,
            url=url_for(place.endpoint, **of_class),
            count=_waiting(place, room),
            current=_is_current(place),
        )


def _waiting(place: Place, room: SchoolClass | None) -> int:
    """What waits at a place; a class that sees the screen is told of nothing that waits."""
    if projector().on:
        return 0
    return waits_at(viewer(), place.endpoint, room.id if room else None)


def _offered(place: Place, room: SchoolClass | None) -> bool:
    mark = permission_for(current_app, place.endpoint)
    if not viewer().is_a(*place.roles) or mark is None or not may(viewer(), mark):
        return False
    if not projector().shows(place.endpoint):
        return False
    if place.endpoint == "teacher.classes.index":
        return len(_classes()) != 1 or viewer().sees_whole_school
    if place.endpoint == "teacher.leavers.index":
        return room is not None and LEAVING_YEAR in room.nc_years
    return room is not None or not place.of_class


def _label(place: Place, room: SchoolClass | None) -> str:
    if place.endpoint == MY_CLASS and room and room.id not in viewer().class_ids:
        return room.name
    return place.label


def _is_current(place: Place) -> bool:
    page = request.endpoint or ""
    topic = page.rpartition(".")[0]
    if place.topic == "teacher.classes":
        return page == place.endpoint or not {page, topic}.isdisjoint(place.also)
    return not {page, topic}.isdisjoint({place.topic, *place.also})


def _who() -> Who:
    if "rail_who" not in g:
        room, here = class_at_hand(), staff()
        title = f"{room.name}, {years_in_words(room.nc_years)}" if room else ""
        g.rail_who = Who(
            title=title or (here.name if here else ""),
            place=here.school_name if here else "",
            label="Teacher" if room else "School",
            role=f"Signed in as {here.name}" if here else "",
            sign_out_url=url_for("signin.staff.remove"),
            more=({"label": "My account", "url": url_for("signin.account.index")},),
        )
    found: Who = g.rail_who
    return found
