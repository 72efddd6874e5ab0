"""The job cards: what a child is told about a job, and what helps to find it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.jobs import content


@dataclass(frozen=True, slots=True)
class Job:
    """A job card. `slug`, once shipped, stays; `picture` is the name of a vendored glyph.

    `soc_major_group` is the first digit, 1 to 9, of the UK's Standard Occupational Classification
    2020. It serves reports and is never shown to a child.
    """

    slug: str
    title: str
    sentence: str
    family: str
    soc_major_group: int
    skills: tuple[str, ...]
    subjects: tuple[str, ...]
    picture: str
    other_names: tuple[str, ...]
    misspellings: tuple[str, ...]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _job(row: Mapping[str, str]) -> Job:
    return Job(
        slug=row["slug"],
        title=row["title"],
        sentence=row["sentence"],
        family=row["family"],
        soc_major_group=int(row["soc_major_group"]),
        skills=_several(row["skills"]),
        subjects=_several(row["subjects"]),
        picture=row["picture"],
        other_names=_several(row["other_names"]),
        misspellings=_several(row["misspellings"]),
    )


JOBS: Mapping[str, Job] = MappingProxyType(
    {row["slug"]: _job(row) for row in content.rows("cards.csv")}
)


@cache
def jobs_in(family: str) -> tuple[Job, ...]:
    """Return the cards of a family, by its slug, in reading order; none for an unknown one."""
    return tuple(job for job in JOBS.values() if job.family == family)
