"""A line of the menu, wherever it comes from, and what the menu is sorted by: pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import UUID

from app.jobs.cards import JOBS
from app.menu import content


def _names(kind: str) -> Mapping[str, str]:
    return MappingProxyType({row["slug"]: row["name"] for row in content.words(kind)})


STAGES, AREAS, SUBJECTS, WAYS = (_names(kind) for kind in ("stage", "area", "subject", "way"))
"""Slugs with the words an adult reads: key stages, areas of the CDI's framework, subjects, ways."""

WITH_A_VISITOR = frozenset({"in_person", "video"})
"""The ways by which somebody from outside meets the children."""

OUT_OF_THE_CLASSROOM = WITH_A_VISITOR | {"trip"}
"""The ways that need a word on keeping children safe."""

MOST_SKILLS = 3
FEWEST_MINUTES, MOST_MINUTES = 5, 480


@dataclass(frozen=True, slots=True)
class Theme:
    """What a line is about: a stable slug, its name, its picture, and the ground that stands on."""

    slug: str
    name: str
    picture: str
    street: str


THEMES: Mapping[str, Theme] = MappingProxyType(
    {row["slug"]: Theme(**row) for row in content.words("theme")}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """An activity that a class could do. Slugs, but for the words; `minutes` for the whole of it.

    `own_id` is set for a school's own line, and empty for a shipped one, which `slug` names.
    """

    title: str
    summary: str
    stages: tuple[str, ...]
    theme: str
    area: str
    skills: tuple[str, ...]
    minutes: int
    ways: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    jobs: tuple[str, ...] = ()
    prepare: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    adaptations: tuple[str, ...] = ()
    safeguarding: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    slug: str = ""
    own_id: UUID | None = None
    copied_from: str = ""
    retired: bool = False
    version: int = 0

    @property
    def key(self) -> str:
        """What a plan keeps of where it came from: a slug, or the id of a school's own line."""
        return str(self.own_id) if self.own_id else self.slug

    @property
    def picture(self) -> str:
        """The picture of its first job, or of its theme."""
        known = next((JOBS[job] for job in self.jobs if job in JOBS), None)
        return known.picture if known else THEMES[self.theme].picture


def _shipped(slug: str, row: Mapping[str, Any]) -> MenuItem:
    fields: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
    }
    return MenuItem(slug=slug, **fields)


SHIPPED: Mapping[str, MenuItem] = MappingProxyType(
    {slug: _shipped(slug, row) for slug, row in content.activities().items()}
)
"""Every line that ever shipped, by its slug; the retired ones are marked."""
