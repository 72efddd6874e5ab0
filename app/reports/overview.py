"""What a class's year adds up to, and where it has gaps: pure. Children are counted, never ranked.

A job is met by a page about it, and by having been there: attendance is the encounter, so a child
who was there and has not written yet has met it all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from app.jobs.cards import JOBS
from app.jobs.families import FAMILIES
from app.jobs.skills import SELF_VIEWS, SKILLS
from app.learning_log.pages import LogEntry
from app.learning_log.summaries import jobs_met, skill_history
from app.schools.queries import ClassPupil

MOST_OF_A_CLASS = 2 / 3
"""What so many of a class have met, and a child has not, is worth a teacher's word."""
MOST_GAPS = 3
FEW_PAGES = 3


@dataclass(frozen=True)
class Encounter:
    """An activity that a child was at: what it was, when, and the slugs of its jobs."""

    activity_id: UUID
    title: str
    on: date
    jobs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChildFigures:
    """A child's row. `pages` and `encounters` come newest first; `views` are the latest ones."""

    pupil: ClassPupil
    pages: tuple[LogEntry, ...]
    encounters: tuple[Encounter, ...]

    @cached_property
    def wrote(self) -> frozenset[str]:
        """The families of the jobs that this child has pages about."""
        return frozenset(job.family for job in jobs_met(self.pages) if job.family)

    @cached_property
    def met(self) -> frozenset[str]:
        """The families of every job that this child has met."""
        there = {JOBS[slug].family for one in self.encounters for slug in one.jobs if slug in JOBS}
        return self.wrote | there

    @cached_property
    def jobs(self) -> int:
        """How many different jobs this child has met."""
        written = {job.job or job.title.casefold() for job in jobs_met(self.pages)}
        return len(written | {slug for one in self.encounters for slug in one.jobs})

    @cached_property
    def views(self) -> Mapping[str, int]:
        """How the child sees each skill now; those they have not spoken of are not named."""
        found = skill_history(self.pages)
        return {
            skill: one.latest.self_view
            for skill, one in found.items()
            if one.latest and one.latest.self_view
        }

    @cached_property
    def untold(self) -> tuple[Encounter, ...]:
        """What this child was at and has no page about, the latest first."""
        told = {page.activity_id for page in self.pages}
        return tuple(one for one in self.encounters if one.activity_id not in told)

    @property
    def told(self) -> int:
        """How many activities the child was at and has a page about."""
        return len(self.encounters) - len(self.untold)

    @cached_property
    def last_page(self) -> LogEntry | None:
        """The page about what happened last."""
        return max(self.pages, key=lambda page: page.happened_on, default=None)

    @property
    def silent_since(self) -> str:
        """What the last page was about, when the child was at something later and wrote nothing."""
        last = self.last_page
        if last is None or not self.untold or self.untold[0].on <= last.happened_on:
            return ""
        titles = {one.activity_id: one.title for one in self.encounters}
        return titles.get(last.activity_id or last.id) or last.job_title


@dataclass(frozen=True)
class SkillFigures:
    """How a class sees a skill: how many children at each of the four points."""

    skill: str
    counts: tuple[int, ...]

    @property
    def said(self) -> int:
        """How many children have said how they see it."""
        return sum(self.counts)


@dataclass(frozen=True)
class FamilyFigures:
    """A family of jobs: how many children have written about one, and who has met none."""

    family: str
    wrote: int
    met: int
    not_yet: tuple[ClassPupil, ...]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """A class, child by child, and what they add up to."""

    children: tuple[ChildFigures, ...]
    skills: tuple[SkillFigures, ...]
    families: tuple[FamilyFigures, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(len(child.pages) for child in self.children)

    @property
    def encounters(self) -> int:
        """Every time that a child was at something, added up: the reach."""
        return sum(len(child.encounters) for child in self.children)

    @property
    def jobs_each(self) -> float:
        """How many jobs a child has met, on average; 0 in an empty class."""
        return sum(child.jobs for child in self.children) / max(len(self.children), 1)

    @property
    def with_a_few_pages(self) -> int:
        """How many children have at least three pages."""
        return sum(1 for child in self.children if len(child.pages) >= FEW_PAGES)

    @property
    def met(self) -> tuple[FamilyFigures, ...]:
        """The families that somebody has met, the most widely met first."""
        return tuple(one for one in self.families if one.met)

    @property
    def not_met(self) -> tuple[FamilyFigures, ...]:
        """The families that nobody has met."""
        return tuple(one for one in self.families if not one.met)

    @property
    def without_a_view(self) -> int:
        """How many children have not said how they see any skill."""
        return sum(1 for child in self.children if not child.views)

    def gaps_of(self, child: ChildFigures) -> tuple[FamilyFigures, ...]:
        """The families that most of the class has met and this child has not; a few at most."""
        most = len(self.children) * MOST_OF_A_CLASS
        missed = (one for one in self.met if one.met >= most and one.family not in child.met)
        return tuple(missed)[:MOST_GAPS]


def overview_of(
    pupils: Iterable[ClassPupil],
    pages: Iterable[LogEntry],
    encounters: Mapping[UUID, Sequence[Encounter]],
) -> Overview:
    """Put it together. `pages` come newest first; `encounters` are by child, the latest first."""
    by_child: dict[UUID, list[LogEntry]] = {}
    for page in pages:
        by_child.setdefault(page.pupil_id, []).append(page)
    children = tuple(
        ChildFigures(
            pupil=pupil,
            pages=tuple(by_child.get(pupil.id, ())),
            encounters=tuple(encounters.get(pupil.id, ())),
        )
        for pupil in pupils
    )
    families = sorted((_family(slug, children) for slug in FAMILIES), key=lambda one: -one.met)
    return Overview(
        children=children,
        skills=tuple(_skill(slug, children) for slug in SKILLS),
        families=tuple(families),
    )


def _skill(slug: str, children: Sequence[ChildFigures]) -> SkillFigures:
    views = [child.views.get(slug) for child in children]
    return SkillFigures(slug, tuple(views.count(point) for point in SELF_VIEWS))


def _family(slug: str, children: Sequence[ChildFigures]) -> FamilyFigures:
    not_yet = tuple(child.pupil for child in children if slug not in child.met)
    wrote = sum(1 for child in children if slug in child.wrote)
    return FamilyFigures(slug, wrote, len(children) - len(not_yet), not_yet)
