"""What somebody needs in order to try the made-up schools: where to go, and how to get in."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.access.viewer import Viewer
from app.demo.content import made_up
from app.demo.loading import acting_in
from app.demo.passwords import demo_password
from app.foundation.database import db
from app.foundation.scope import school_scope
from app.schools.models import SchoolIdentifier
from app.schools.queries import classes_for, pupils_in_class
from app.signin.actions.cards import issue_card
from app.signin.actions.openings import open_class
from app.signin.actions.pictures import show_pictures
from app.signin.queries.pictures import pictures_of

OPEN_FOR_MINUTES = 480


def demo_cards(url: str) -> dict[str, Any]:
    """Open the made-up classes, and issue fresh cards, which void those printed before."""
    classes: list[dict[str, Any]] = []
    for school in made_up()["school"]:
        school_id = db.session.scalars(
            select(SchoolIdentifier.school_id).where(SchoolIdentifier.value == school["urn"])
        ).one()
        with school_scope(school_id):
            classes += _classes(acting_in(school_id), url)
    return {
        "url": url,
        "classes": classes,
        "staff": [
            {
                "role": role,
                "email": staff["email"],
                "password": demo_password(staff["email"]),
                "school": staff["school"],
            }
            for staff in made_up()["staff"]
            for role in staff["roles"]
        ],
        "schools": [
            {name: school[name] for name in ("name", "urn", "laestab", "phase")}
            for school in made_up()["school"]
        ],
    }


def _classes(viewer: Viewer, url: str) -> list[dict[str, Any]]:
    names = {made["name"] for made in made_up()["class"]}
    return [
        {
            "name": found.name,
            "open_url": f"{url}/open#{open_class(viewer, found.id, OPEN_FOR_MINUTES).token}",
            "pupils": _pupils(viewer, found.id, url),
        }
        for found in classes_for(viewer)
        if found.name in names
    ]


def _pupils(viewer: Viewer, class_id: UUID, url: str) -> list[dict[str, Any]]:
    children = pupils_in_class(viewer, class_id)
    show_pictures(viewer, class_id, [child.id for child in children])
    pictures = pictures_of(viewer, class_id)
    return [
        {
            "name": child.shown,
            "avatar": child.avatar,
            "pictures": list(pictures.get(child.id, ())),
            "card_url": f"{url}/card#{issue_card(viewer, child.id)}",
        }
        for child in children
    ]
