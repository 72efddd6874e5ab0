"""The eight skills a child practises, and the four points of how they see themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from app.jobs import content

FrameworkVersion = Literal[1, 2]
KeyStage = Literal[1, 2]


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: a stable id, its name in each version of the framework, and our own statements.

    Version 2 of the names holds since July 2025. Reception uses the statement of key stage 1.
    """

    id: str
    name_v1: str
    name_v2: str
    ks1: str
    ks2: str
    picture: str

    def name(self, version: FrameworkVersion = 2) -> str:
        """Return the name a school knows it by."""
        return self.name_v1 if version == 1 else self.name_v2

    def statement(self, key_stage: KeyStage) -> str:
        """Return what a child of that key stage can say of themselves."""
        return self.ks1 if key_stage == 1 else self.ks2


@dataclass(frozen=True, slots=True)
class SelfView:
    """One of four points, 1 (seed) to 4 (tree): a view of oneself, in which none is bad."""

    point: int
    words: str
    drawing: str


_CONTENT = content.tables("skills.toml")

SKILLS: Mapping[str, Skill] = MappingProxyType(
    {row["id"]: Skill(**row) for row in _CONTENT["skill"]}
)
SELF_VIEWS: Mapping[int, SelfView] = MappingProxyType(
    {row["point"]: SelfView(**row) for row in _CONTENT["self_view"]}
)
