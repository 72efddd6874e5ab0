"""What somebody looks for in the menu, as the address says it."""

from collections.abc import Container, Mapping
from typing import Any

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, SelectField, StringField

from app.jobs.skills import SKILLS
from app.menu.finding import Wanted
from app.menu.items import STAGES, SUBJECTS, THEMES, WAYS
from app.web.forms import Form, choices_of, line

LENGTHS = {
    "short": "Up to 20 minutes",
    "lesson": "21 to 45 minutes",
    "long": "46 to 90 minutes",
    "day": "Half a day or more",
}
SORTS = {
    "": "Best match, then theme",
    "title": "By name",
    "shortest": "Shortest first",
    "youngest": "Youngest first",
}
OFFERED: Mapping[str, Container[str]] = {
    "stage": STAGES,
    "theme": THEMES,
    "skill": SKILLS,
    "subject": SUBJECTS,
    "length": LENGTHS,
    "way": WAYS,
    "sort": SORTS,
}
LONGEST_WORDS = 80


class MenuSearch(Form):
    """Everything is optional, and what no list offers counts as not chosen."""

    class Meta:
        """Looking for something changes nothing, so no token is needed."""

        csrf = False

    words = StringField("Find", filters=[line])
    stage = SelectField("Age", choices=choices_of([("", "Any age"), *STAGES.items()]))
    theme = SelectField(
        "Theme",
        choices=choices_of([("", "Any theme"), *((t.slug, t.name) for t in THEMES.values())]),
    )
    skill = SelectField(
        "Skill",
        choices=choices_of([("", "Any skill"), *((s.id, s.name()) for s in SKILLS.values())]),
    )
    subject = SelectField("Subject", choices=choices_of([("", "Any subject"), *SUBJECTS.items()]))
    length = SelectField("Length", choices=choices_of([("", "Any length"), *LENGTHS.items()]))
    way = SelectField("How", choices=choices_of([("", "Any way"), *WAYS.items()]))
    ours = BooleanField("Only our school’s own")
    sort = SelectField("Order", choices=choices_of(SORTS.items()))

    def wanted(self) -> Wanted:
        """What is looked for."""
        chosen: dict[str, Any] = {
            name: self[name].data if self[name].data in offered else ""
            for name, offered in OFFERED.items()
        }
        words = (self.words.data or "")[:LONGEST_WORDS]
        return Wanted(words=words, ours=bool(self.ours.data), **chosen)


def asked_for() -> MenuSearch:
    """The search that the address holds."""
    return MenuSearch(MultiDict(request.args))


def address_parts(wanted: Wanted) -> dict[str, str]:
    """The search as the address holds it, without what was not chosen."""
    parts = {name: getattr(wanted, name) for name in Wanted.__slots__ if name != "ours"}
    return {name: words for name, words in parts.items() if words} | (
        {"ours": "y"} if wanted.ours else {}
    )
