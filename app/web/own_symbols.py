"""What a school draws in its own way: job cards, skills and questions with its own symbols.

Asked for by pages that draw them, and once a request at most; a child's save draws nothing.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar
from uuid import UUID

from flask import Response, current_app, g, url_for

from app.access.viewer import Viewer
from app.jobs.cards import JOBS, Job
from app.jobs.skills import SKILLS, Skill
from app.schools.queries.symbols import symbol_picture, symbols_of
from app.web.viewer import viewer

OWN = "own:"
"""Before the id of a symbol, where a picture is named otherwise by its glyph."""

Card = TypeVar("Card", Job, Skill)


def picture_address(name: str) -> str:
    """The address of a picture by its name: a glyph such as `fox`, or a school's own symbol."""
    if name.startswith(OWN):
        return url_for("pupil.symbols.show", symbol_id=UUID(name.removeprefix(OWN)))
    address: str = current_app.extensions["static_tree"].picture_url(name)
    return address


def symbol_answer(viewer: Viewer, symbol_id: UUID) -> Response:
    """The picture of a symbol of the viewer's school. Raises NotFound for any other."""
    return Response(symbol_picture(viewer, symbol_id), mimetype="image/png")


def jobs_drawn() -> Mapping[str, Job]:
    """The job cards with the pictures of the viewer's school."""
    return _drawn("job", JOBS)


def skills_drawn() -> Mapping[str, Skill]:
    """The eight skills with the pictures of the viewer's school."""
    return _drawn("skill", SKILLS)


def question_picture(question: str) -> str:
    """The name of the school's own picture of a question, such as `met`; "" when it has none."""
    own = _own().get(("question", question))
    return f"{OWN}{own.hex}" if own else ""


def _drawn(kind: str, cards: Mapping[str, Card]) -> Mapping[str, Card]:
    own = {
        slug: replace(cards[slug], picture=f"{OWN}{symbol_id.hex}")
        for (of, slug), symbol_id in _own().items()
        if of == kind and slug in cards
    }
    return MappingProxyType({**cards, **own}) if own else cards


def _own() -> Mapping[tuple[str, str], UUID]:
    if "own_symbols" not in g:
        g.own_symbols = symbols_of(viewer())
    found: Mapping[tuple[str, str], UUID] = g.own_symbols
    return found
