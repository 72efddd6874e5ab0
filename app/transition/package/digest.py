"""What a whole cohort brings, for the first page of a package: counts of what pupils chose to show.

No pupil is ranked and nothing is suppressed: the reader holds every passport that is counted here.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.transition.package.contents import SELF_VIEWS, EntryKind, PackageContent, PupilContent

MOST_JOBS = 10
Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class CohortDigest:
    """The cohort in figures. Each count is a number of pupils."""

    pupils: int
    jobs_each: float
    """Different jobs met by a pupil, on average."""
    starred: int
    met_nobody: int
    jobs: Counted
    """The jobs met most, at most ten, most first."""
    different_jobs: int
    families: Counted
    skills: tuple[tuple[str, tuple[int, ...]], ...]
    """Each skill with how many pupils chose each of SELF_VIEWS latest."""


def digest_of(content: PackageContent) -> CohortDigest:
    """Count a package."""
    pupils = content.pupils
    jobs = Counter(job for pupil in pupils for job in jobs_met(pupil))
    return CohortDigest(
        pupils=len(pupils),
        jobs_each=sum(jobs.values()) / len(pupils),
        starred=sum(any(entry.best for entry in pupil.entries) for pupil in pupils),
        met_nobody=sum(not jobs_met(pupil) for pupil in pupils),
        jobs=_most_first(jobs)[:MOST_JOBS],
        different_jobs=len(jobs),
        families=_most_first(Counter(of for pupil in pupils for of in families_met(pupil))),
        skills=tuple(_skills(pupils)),
    )


def jobs_met(pupil: PupilContent) -> frozenset[str]:
    """The titles of the jobs a pupil met."""
    met = (entry for entry in pupil.entries if entry.kind is EntryKind.ENCOUNTER)
    return frozenset(entry.job_title for entry in met if entry.job_title)


def families_met(pupil: PupilContent) -> frozenset[str]:
    """The families in which a pupil met a job."""
    met = (entry for entry in pupil.entries if entry.kind is EntryKind.ENCOUNTER)
    return frozenset(entry.job_family for entry in met if entry.job_family)


def _skills(pupils: Iterable[PupilContent]) -> Iterable[tuple[str, tuple[int, ...]]]:
    steps: dict[str, Counter[int]] = {}
    for pupil in pupils:
        for skill in pupil.skills:
            steps.setdefault(skill.name, Counter())[skill.latest.step] += 1
    for name in sorted(steps):
        yield name, tuple(steps[name][step] for step in range(1, len(SELF_VIEWS) + 1))


def _most_first(counts: Counter[str]) -> Counted:
    return tuple(sorted(counts.items(), key=lambda of: (-of[1], of[0])))
