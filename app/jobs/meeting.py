"""How a child came to know a job, and whether they would like to do it.

The ways come from a study of 20,000 children (Education and Employers, "Drawing the Future",
2018), in which fewer than one in a hundred had heard of the job they chose from a visitor.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from app.jobs import content


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by its picture: a stable slug, words for a child, and a glyph."""

    slug: str
    words: str
    picture: str


_CONTENT = content.tables("meeting.toml")

WAYS_OF_MEETING: Mapping[str, Choice] = MappingProxyType(
    {row["slug"]: Choice(**row) for row in _CONTENT["way"]}
)
WOULD_LIKE: Mapping[str, Choice] = MappingProxyType(
    {row["slug"]: Choice(**row) for row in _CONTENT["answer"]}
)
