"""What a child's pages add up to: pure. Nothing is scored; things are only counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.jobs.families import FAMILIES
from app.jobs.skills import SKILLS
from app.learning_log.pages import LogEntry


@dataclass(frozen=True, kw_only=True)
class MetJob:
    """A job a child has met: the newest page about it, and how many there are."""

    job: str | None
    title: str
    family: str | None
    latest: LogEntry
    times: int


@dataclass(frozen=True)
class SkillMoment:
    """How a child saw a skill on a day: 1 to 4, or not said."""

    on: date
    self_view: int | None
    entry: LogEntry


@dataclass(frozen=True)
class SkillHistory:
    """A skill over time, the earliest first."""

    skill: str
    moments: tuple[SkillMoment, ...]

    @property
    def seen(self) -> tuple[SkillMoment, ...]:
        """The moments at which the child said how they see it."""
        return tuple(moment for moment in self.moments if moment.self_view is not None)

    @property
    def first(self) -> SkillMoment | None:
        """The first time the child said how they see it."""
        return self.seen[0] if self.seen else None

    @property
    def latest(self) -> SkillMoment | None:
        """The last time the child said how they see it."""
        return self.seen[-1] if self.seen else None


def jobs_met(entries: Iterable[LogEntry]) -> tuple[MetJob, ...]:
    """Each job once, the one met last first. Entries come newest first."""
    found: dict[str, list[LogEntry]] = {}
    for entry in entries:
        if entry.kind == "encounter" and entry.job_title:
            found.setdefault(entry.job or entry.job_title.casefold(), []).append(entry)
    return tuple(
        MetJob(
            job=pages[0].job,
            title=pages[0].job_title,
            family=pages[0].family,
            latest=pages[0],
            times=len(pages),
        )
        for pages in found.values()
    )


def families_met(entries: Iterable[LogEntry]) -> Mapping[str, int]:
    """How many jobs of each of the 25 families the child has met; 0 for those not met yet."""
    counts = dict.fromkeys(FAMILIES, 0)
    for met in jobs_met(entries):
        if met.family is not None:
            counts[met.family] += 1
    return counts


def skill_history(entries: Iterable[LogEntry]) -> Mapping[str, SkillHistory]:
    """Each of the eight skills over time."""
    moments: dict[str, list[SkillMoment]] = {skill: [] for skill in SKILLS}
    for entry in sorted(entries, key=lambda page: (page.happened_on, page.saved_at)):
        for view in entry.skills:
            if view.skill in moments:
                moments[view.skill].append(SkillMoment(entry.happened_on, view.self_view, entry))
    return {skill: SkillHistory(skill, tuple(seen)) for skill, seen in moments.items()}


def last_skill(entries: Iterable[LogEntry]) -> str | None:
    """The skill picked on the newest page that has any."""
    return next((entry.skills[0].skill for entry in entries if entry.skills), None)
